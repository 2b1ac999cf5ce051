// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import PostgresClient
import PostgresServer
import Testing

@Suite(.enabled(if: PostgresServer.isExpected, "PostgreSQL isn't on this machine"))
struct PostgresMigratorTests {
    private static let first = PostgresMigration("first", "CREATE TABLE one(n bigint)", "INSERT INTO one VALUES(1)")
    private static let second = PostgresMigration("second", "INSERT INTO one VALUES(2)")
    private let address: String

    init() throws { self.address = try PostgresServer.shared.createDatabase() }

    private func run(_ migrations: PostgresMigration...) async throws {
        let migrator = PostgresMigrator(module: "test", migrations)
        try await PostgresConnection(PostgresConfiguration(address: self.address)).perform { try migrator.run(on: $0) }
    }

    private func sum() async throws -> Int64 {
        let sum = PostgresStatement("SELECT sum(n)::bigint FROM one")
        return try await PostgresConnection(PostgresConfiguration(address: self.address))
            .perform { try $0.execute(sum).row().integer(0) }
    }

    @Test func `each step is made once, and later ones are added`() async throws {
        try await self.run(Self.first)
        try await self.run(Self.first)
        #expect(try await self.sum() == 1)
        try await self.run(Self.first, Self.second)
        try await self.run(Self.first, Self.second)
        #expect(try await self.sum() == 3)
    }

    @Test func `a newer version's tables are refused and stay as they are`() async throws {
        try await self.run(Self.first, Self.second)
        await #expect(throws: PostgresError.newerSchema) { try await self.run(Self.first) }
        #expect(try await self.sum() == 3)
    }

    @Test func `a step that fails leaves nothing behind`() async throws {
        let broken = PostgresMigration("broken", "INSERT INTO one VALUES(4)", "INSERT INTO two VALUES(4)")
        try await self.run(Self.first)
        await #expect(throws: PostgresError.refused(.undefinedTable)) { try await self.run(Self.first, broken) }
        #expect(try await self.sum() == 1)
        try await self.run(Self.first, Self.second)
        #expect(try await self.sum() == 3)
    }

    @Test func `twenty that begin together make each step once`() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 { group.addTask { try await self.run(Self.first, Self.second) } }
            try await group.waitForAll()
        }
        #expect(try await self.sum() == 3)
    }
}
#endif
