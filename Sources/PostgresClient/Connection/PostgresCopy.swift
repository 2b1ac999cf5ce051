// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import CPostgres

/// One `COPY` into a table, on a connection that isn't in pipeline mode.
struct PostgresCopy {
    /// How many bytes are sent at once.
    private static let piece = 1 << 16

    private let session: PostgresSession
    private let timeout: Duration

    private var connection: OpaquePointer { self.session.connection }

    init(_ session: PostgresSession, timeout: Duration) {
        self.session = session
        self.timeout = timeout
    }

    /// Sends all rows and waits until the server has them.
    func run(_ sql: StaticString, _ next: () throws -> [PostgresValue]?) throws -> Int {
        try self.begin(sql)
        var count = 0
        var rows = PostgresCopyRows()
        do {
            while let row = try next() {
                rows.append(row)
                count += 1
                if rows.bytes.count >= Self.piece { try self.send(&rows) }
            }
        } catch let error as PostgresError {
            throw error
        } catch {
            guard PQputCopyEnd(self.connection, "given up") >= 0 else { throw PostgresError.lost }
            _ = try? self.end()
            throw error
        }
        rows.end()
        try self.send(&rows)
        guard PQputCopyEnd(self.connection, nil) == 1 else { throw PostgresError.lost }
        try self.end()
        return count
    }

    private func begin(_ sql: StaticString) throws(PostgresError) {
        let text = UnsafeRawPointer(sql.utf8Start).assumingMemoryBound(to: CChar.self)
        guard PQsendQuery(self.connection, text) == 1 else { throw .lost }
        guard let result = try self.session.next(until: .now + self.timeout) else { throw .lost }
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COPY_IN else {
            let failure = PostgresSession.failure(result)
            while let rest = try self.session.next(until: .now + self.timeout) { PQclear(rest) }
            throw failure
        }
    }

    private func send(_ rows: inout PostgresCopyRows) throws(PostgresError) {
        let isTaken = rows.bytes.withUnsafeBytes { bytes in
            PQputCopyData(self.connection, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(bytes.count))
        }
        guard isTaken == 1 else { throw .lost }
        rows.removeAll()
        // All of it, so that nothing piles up here where the server is slow.
        let end = ContinuousClock.now + self.timeout
        while true {
            let rest = PQflush(self.connection)
            guard rest >= 0 else { throw .lost }
            guard rest > 0 else { return }
            guard try PostgresSocket(self.connection).wait(toWrite: true, until: end) else { throw .timedOut }
            guard PQconsumeInput(self.connection) == 1 else { throw .lost }
        }
    }

    private func end() throws(PostgresError) {
        var failure: PostgresError?
        let end = ContinuousClock.now + self.timeout
        while let result = try self.session.next(until: end) {
            if PQresultStatus(result) != PGRES_COMMAND_OK { failure = failure ?? PostgresSession.failure(result) }
            PQclear(result)
        }
        if let failure { throw failure }
    }
}

#endif
