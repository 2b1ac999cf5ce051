// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import DatabaseMigration
import PostgresServer
import Testing

@Suite(.enabled(if: PostgresServer.isExpected, "PostgreSQL isn't on this machine"))
struct PostgresSchemaTests {
    @Test func `what is missing is made once, and told`() async throws {
        let address = try PostgresServer.shared.createDatabase()
        #expect(try await PostgresSchema.missing(in: address).suffix(1) == ["editions"])
        let first = try await PostgresSchema.update(address)
        #expect(try await PostgresSchema.missing(in: address).isEmpty)
        #expect(first.map(\.module) == ["framework", "catalogue"])
        #expect(first.allSatisfy { !$0.made.isEmpty && $0.made.count == $0.steps })
        #expect("\(first[1])" == "catalogue: made editions (version 1)")
        let second = try await PostgresSchema.update(address)
        #expect(second.allSatisfy { $0.made.isEmpty })
        #expect("\(second[1])" == "catalogue: up to date (version 1)")
    }
}
#endif
