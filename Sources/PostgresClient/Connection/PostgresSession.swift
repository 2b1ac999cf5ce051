// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import CPostgres

/// An open connection, for the thread that owns it: statements go to the server together, and each wait has an end.
public final class PostgresSession {
    /// How often a transaction is tried.
    private static let attempts = 5

    let connection: OpaquePointer
    let answerTimeout: Duration
    /// The names of prepared statements, by where their text is.
    private var names: [UInt: String] = [:]
    private var nextName = 0
    /// Why the session can't be used any more; nil while it can.
    var failure: PostgresError?
    /// How often the server was asked and waited for.
    public internal(set) var roundTrips = 0

    /// Connects.
    init(_ configuration: PostgresConfiguration) throws(PostgresError) {
        self.connection = try PostgresHandshake(configuration).connect()
        self.answerTimeout = configuration.answerTimeout
        let milliseconds = "\(configuration.answerTimeout / .milliseconds(1))".prefix { $0 != "." }
        // The server stops what nobody waits for any more, and frees what a process leaves locked that was stopped.
        _ = try self.execute([
            PostgresStatement(
                """
                SELECT set_config('statement_timeout', $1, false),
                    set_config('idle_in_transaction_session_timeout', $1, false)
                """,
                .text(String(milliseconds))
            )
        ])
        for (name, value) in configuration.settings {
            let setting = PostgresStatement("SELECT set_config($1, $2, false)", .text(name), .text(value))
            // Another engine may not have it.
            do throws(PostgresError) { _ = try self.execute(setting) } catch  where error.sqlState != nil {}
        }
    }

    deinit { PQfinish(self.connection) }

    /// Whether the session can still be used.
    var isUsable: Bool { self.failure == nil }

    /// Whether the session can be used, and the server hasn't spoken since: unasked it says hardly anything but goodbye.
    var isAlive: Bool {
        self.isUsable && PQstatus(self.connection) == CONNECTION_OK
            && (try? PostgresSocket(self.connection).isReadable) == false
    }

    /// Sends statements together, and waits for what they give: one round trip, however many they are.
    ///
    /// Where one is refused, those behind it aren't run. Those before it are undone: where a transaction was begun, with
    /// that transaction; else they are one together.
    /// - Parameters:
    ///   - statements: The statements.
    ///   - timeout: How long to wait; nil for what is configured.
    /// - Returns: What each gave.
    /// - Throws: ``PostgresError`` for the first that was refused, and where there is no answer.
    public func execute(
        _ statements: [PostgresStatement],
        within timeout: Duration? = nil
    ) throws(PostgresError) -> [PostgresResult] {
        guard self.isUsable else { throw .lost }
        self.roundTrips += 1
        do throws(PostgresError) {
            var prepared: [UInt?] = []
            prepared.reserveCapacity(statements.count + 4)
            for statement in statements { try self.send(statement, &prepared) }
            guard PQpipelineSync(self.connection) == 1 else { throw .lost }
            return try self.receive(prepared, until: .now + (timeout ?? self.answerTimeout))
        } catch {
            switch error {
            case .refused(let state): if state.endsSession { self.failure = error }
            default: self.failure = error
            }
            throw error
        }
    }

    /// Sends one statement and waits for what it gives.
    public func execute(_ statement: PostgresStatement) throws(PostgresError) -> PostgresResult {
        guard let result = try self.execute([statement]).first else { throw .unexpectedAnswer }
        return result
    }

    /// Undoes a transaction that was begun and not ended.
    public func rollBack() {
        guard self.isUsable, PQtransactionStatus(self.connection) != PQTRANS_IDLE else { return }
        do throws(PostgresError) { _ = try self.execute(.rollback) } catch { self.failure = error }
    }

    /// Does a transaction, and does it again where the server undid it as it got into another's way: a few times.
    public func retrying<Value>(_ transaction: () throws -> Value) throws -> Value {
        for _ in 1..<Self.attempts {
            do {
                return try transaction()
            } catch let error as PostgresError where error.sqlState?.isTransient == true {
                self.rollBack()
            }
        }
        return try transaction()
    }

    // MARK: Sending

    /// Sends a statement, behind its preparation where it is used for the first time; notes of each answer that is to come
    /// the statement that it prepares, or nil.
    private func send(_ statement: PostgresStatement, _ prepared: inout [UInt?]) throws(PostgresError) {
        let place = UInt(bitPattern: statement.sql.utf8Start)
        let name: String
        if let known = self.names[place] {
            name = known
        } else {
            self.nextName += 1
            name = "s\(self.nextName)"
            let text = UnsafeRawPointer(statement.sql.utf8Start).assumingMemoryBound(to: CChar.self)
            guard PQsendPrepare(self.connection, name, text, 0, nil) == 1 else { throw .lost }
            self.names[place] = name
            prepared.append(place)
        }
        let (parameters, count) = (statement.parameters, statement.parameters.ranges.count)
        let isSent = parameters.bytes.withUnsafeBytes { bytes in
            // An empty value isn't none: it needs a place.
            let base = bytes.baseAddress ?? UnsafeRawPointer(statement.sql.utf8Start)
            let values = parameters.ranges.map { $0.map { (base + $0.lowerBound).assumingMemoryBound(to: CChar.self) } }
            let lengths = parameters.ranges.map { CInt($0?.count ?? 0) }
            let formats = [CInt](repeating: 1, count: count)
            return PQsendQueryPrepared(self.connection, name, CInt(count), values, lengths, formats, 1) == 1
        }
        guard isSent else { throw .lost }
        prepared.append(nil)
    }

    // MARK: Receiving

    private func receive(
        _ prepared: [UInt?],
        until end: ContinuousClock.Instant
    ) throws(PostgresError) -> [PostgresResult] {
        var results: [PostgresResult] = []
        results.reserveCapacity(prepared.count)
        var failure: PostgresError?
        for place in prepared {
            guard let result = try self.next(until: end) else { throw .lost }
            switch PQresultStatus(result) {
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK:
                if place == nil { results.append(PostgresResult(result)) } else { PQclear(result) }
            default:
                failure = failure ?? Self.failure(result)
                PQclear(result)
                if let place { self.names[place] = nil }
            }
            guard try self.next(until: end) == nil else { throw .unexpectedAnswer }
        }
        guard let sync = try self.next(until: end) else { throw .lost }
        defer { PQclear(sync) }
        guard PQresultStatus(sync) == PGRES_PIPELINE_SYNC else { throw .lost }
        if let failure { throw failure }
        return results
    }

    /// The next answer; nil between two.
    func next(until end: ContinuousClock.Instant) throws(PostgresError) -> OpaquePointer? {
        while PQisBusy(self.connection) == 1 {
            let rest = PQflush(self.connection)
            guard rest >= 0 else { throw .lost }
            guard try PostgresSocket(self.connection).wait(toWrite: rest == 1, until: end) else { throw .timedOut }
            guard PQconsumeInput(self.connection) == 1 else { throw .lost }
        }
        return PQgetResult(self.connection)
    }

    static func failure(_ result: OpaquePointer) -> PostgresError {
        // 'C', as PG_DIAG_SQLSTATE has it.
        guard let state = PQresultErrorField(result, CInt(UInt8(ascii: "C"))) else { return .lost }
        return .refused(SQLState(rawValue: String(cString: state)))
    }
}

#endif
