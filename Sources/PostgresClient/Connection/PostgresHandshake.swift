// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import CPostgres

/// Makes a connection, within a time.
struct PostgresHandshake {
    private let configuration: PostgresConfiguration

    init(_ configuration: PostgresConfiguration) { self.configuration = configuration }

    /// What the address may say otherwise, and what it may not.
    private static let defaults = [
        ("fallback_application_name", "swift-wechat"), ("tcp_user_timeout", "5000"), ("keepalives_idle", "10"),
        ("keepalives_interval", "3"), ("keepalives_count", "3"),
    ]

    /// Connects, in the mode in which statements go to the server together.
    /// - Returns: The connection, which the caller closes.
    func connect() throws(PostgresError) -> OpaquePointer {
        guard Self.isReadable(self.configuration.address) else { throw .unreadableAddress }
        guard let connection = self.begin() else { throw .unreachable(reason: "out of memory") }
        do throws(PostgresError) {
            try self.finish(connection)
            return connection
        } catch {
            PQfinish(connection)
            throw error
        }
    }

    /// Whether libpq can read an address; what it says where it can't might show a password.
    private static func isReadable(_ address: String) -> Bool {
        guard let options = PQconninfoParse(address, nil) else { return false }
        PQconninfoFree(options)
        return true
    }

    private func begin() -> OpaquePointer? {
        let options = Self.defaults + [("dbname", self.configuration.address), ("client_encoding", "UTF8")]
        return Self.withStrings(options.map(\.0)) { keywords in
            Self.withStrings(options.map(\.1)) { values in PQconnectStartParams(keywords, values, 1) }
        }
    }

    private func finish(_ connection: OpaquePointer) throws(PostgresError) {
        PQsetNoticeReceiver(connection, { _, _ in }, nil)
        let end = ContinuousClock.now + self.configuration.connectTimeout
        var status = PGRES_POLLING_WRITING
        while status != PGRES_POLLING_OK {
            guard status != PGRES_POLLING_FAILED, PQstatus(connection) != CONNECTION_BAD else {
                throw Self.failure(connection)
            }
            let isWriting = status == PGRES_POLLING_WRITING
            guard try PostgresSocket(connection).wait(toRead: !isWriting, toWrite: isWriting, until: end) else {
                throw .unreachable(reason: "no answer in time")
            }
            status = PQconnectPoll(connection)
        }
        guard PQsetnonblocking(connection, 1) == 0, PQenterPipelineMode(connection) == 1 else {
            throw Self.failure(connection)
        }
    }

    private static func failure(_ connection: OpaquePointer) -> PostgresError {
        self.failure(PQerrorMessage(connection).map { String(cString: $0) } ?? "")
    }

    /// What libpq says of the attempts that it made, without the questions that it asks back.
    ///
    /// Where it made none it says what it has read, in which a password may stand whose address was put together wrongly.
    static func failure(_ text: String) -> PostgresError {
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        let attempts = lines.filter { $0.hasPrefix("connection to server") }
        if !attempts.isEmpty { return .unreachable(reason: attempts.joined(separator: "; ")) }
        let isUnknown = lines.contains { $0.hasPrefix("could not translate host name") }
        return isUnknown ? .unreachable(reason: "its host's name isn't known") : .unreadableAddress
    }

    /// Lends a list of C strings that ends with none.
    private static func withStrings<Value>(
        _ strings: [String],
        _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value?
    ) -> Value? {
        var bytes: [CChar] = []
        var offsets: [Int] = []
        for string in strings {
            offsets.append(bytes.count)
            bytes += string.utf8CString
        }
        return bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return nil }
            let pointers = offsets.map { Optional(base + $0) } + [nil]
            return pointers.withUnsafeBufferPointer { $0.baseAddress.flatMap(body) }
        }
    }
}

#endif
