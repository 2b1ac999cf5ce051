// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import PostgresClient
import PostgresServer
import Testing

@Suite(.enabled(if: PostgresServer.isExpected, "PostgreSQL isn't on this machine"))
struct PostgresCopyTests {
    private struct GivenUp: Error {}

    private let connection: PostgresConnection

    init() async throws {
        let address = try PostgresServer.shared.createDatabase()
        self.connection = PostgresConnection(PostgresConfiguration(address: address, answerTimeout: .seconds(60)))
        let creation = PostgresStatement("CREATE TABLE t(a bigint PRIMARY KEY, b text, c smallint, d double precision)")
        try await self.connection.perform { _ = try $0.execute(creation) }
    }

    private func count() async throws -> Int64 {
        try await self.connection.perform {
            try $0.execute(PostgresStatement("SELECT count(*) FROM t")).row().integer(0)
        }
    }

    private func copy(_ rows: Range<Int64>, failingAt end: Int64 = .max) async throws -> Int {
        try await self.connection.perform { session in
            var numbers = rows.makeIterator()
            return try session.copy("COPY t FROM STDIN BINARY") {
                guard let number = numbers.next() else { return nil }
                if number == end { throw GivenUp() }
                return [
                    .integer(number), number % 2 == 0 ? .text("行\(number)") : .null, .smallInteger(7), .double(0.5),
                ]
            }
        }
    }

    @Test func `more rows than a socket takes arrive as they were`() async throws {
        #expect(try await self.copy(0..<50_000) == 50_000)
        let row = PostgresStatement("SELECT b, c, d FROM t WHERE a IN (41998, 41999) ORDER BY a")
        try await self.connection.perform { session in
            let rows = try session.execute(row).rows
            #expect(try rows.map { try $0.textIfAny(0) } == ["行41998", nil])
            #expect(try rows.map { try $0.integer(1) } == [7, 7])
            #expect(try rows.map { try $0.doubleIfAny(2) } == [0.5, 0.5])
        }
        #expect(try await self.count() == 50_000)
    }

    @Test func `no row is kept of a copy that is refused or given up, and the connection can be used`() async throws {
        _ = try await self.copy(0..<3)
        await #expect(throws: PostgresError.refused(SQLState(rawValue: "23505"))) { try await self.copy(2..<20_000) }
        await #expect(throws: GivenUp.self) { try await self.copy(100..<20_000, failingAt: 15_000) }
        await #expect(throws: PostgresError.refused(.undefinedTable)) {
            try await self.connection.perform { _ = try $0.copy("COPY no FROM STDIN BINARY") { nil } }
        }
        #expect(try await self.count() == 3)
    }
}
#endif
