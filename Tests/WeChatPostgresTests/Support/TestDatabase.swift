// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import PostgresClient
import PostgresServer
import WeChatPostgres

/// A database of a test's own, with the framework's tables.
struct TestDatabase {
    let address: String

    init() async throws {
        self.address = try PostgresServer.shared.createDatabase()
        try await self.store().migrate()
    }

    /// A store on it, as another process would have.
    func store(leases: LeaseClock = .standard) -> PostgresDeskStore {
        PostgresDeskStore(address: self.address, leases: leases)
    }

    /// Runs a statement beside the stores.
    @discardableResult
    func execute(_ statement: PostgresStatement) async throws -> Int {
        let connection = PostgresConnection(PostgresConfiguration(address: self.address))
        return try await connection.perform { try $0.execute(statement).changes }
    }

    /// The number that a statement gives.
    func number(_ statement: PostgresStatement) async throws -> Int64 {
        let connection = PostgresConnection(PostgresConfiguration(address: self.address))
        return try await connection.perform { try $0.execute(statement).row().integer(0) }
    }
}
#endif
