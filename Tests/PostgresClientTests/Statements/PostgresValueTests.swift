// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import PostgresClient
import PostgresServer
import Testing

@Suite(.enabled(if: PostgresServer.isExpected, "PostgreSQL isn't on this machine"))
struct PostgresValueTests {
    private let connection: PostgresConnection

    init() throws {
        let address = try PostgresServer.shared.createDatabase()
        self.connection = PostgresConnection(PostgresConfiguration(address: address))
    }

    @Test func `values come back as they were bound`() async throws {
        let text = "早上好 '; DROP TABLE book; -- \u{1F600}"
        let statement = PostgresStatement(
            "SELECT $1::bigint, $2::text, $3::bytea, $4::boolean, $5::bytea, $6::bigint",
            -1_700_000_000_000,
            .text(text),
            .bytes([0, 0xFF, 0x27]),
            true,
            .bytes([]),
            .null
        )
        try await self.connection.perform { session in
            let row = try session.execute(statement).row()
            #expect(try row.integer(0) == -1_700_000_000_000)
            #expect(try row.text(1) == text)
            #expect(try row.bytes(2) == [0, 0xFF, 0x27])
            #expect(try row.boolean(3))
            #expect(try row.bytesIfAny(4) == [])
            #expect(try row.integerIfAny(5) == nil)
        }
    }

    @Test func `arrays come back element by element`() async throws {
        let statement = PostgresStatement(
            "SELECT * FROM unnest($1::bigint[], $2::text[], $3::bytea[])",
            .integers([1, -2]),
            .texts(["", "长"]),
            .byteStrings([[], [0]])
        )
        let empty = PostgresStatement("SELECT count(*) FROM unnest($1::bytea[])", .byteStrings([]))
        try await self.connection.perform { session in
            let rows = try session.execute(statement).rows
            #expect(try rows.map { try $0.integer(0) } == [1, -2])
            #expect(try rows.map { try $0.text(1) } == ["", "长"])
            #expect(try rows.map { try $0.bytes(2) } == [[], [0]])
            #expect(try session.execute(empty).row().integer(0) == 0)
        }
    }

    @Test func `a NUL, which no text may have, is replaced`() async throws {
        let statement = PostgresStatement("SELECT $1::text", "a\0b")
        #expect(try await self.connection.perform { try $0.execute(statement).row().text(0) } == "a\u{FFFD}b")
    }

    @Test func `a column that isn't there, or of another type, is an error and no crash`() async throws {
        try await self.connection.perform { session in
            let row = try session.execute(PostgresStatement("SELECT 'three'")).row()
            for column in [-1, 0, 1] {
                #expect(throws: PostgresError.unexpectedAnswer) { try row.integer(column) }
            }
            let none = try session.execute(PostgresStatement("SELECT 1 WHERE false"))
            #expect(throws: PostgresError.unexpectedAnswer) { try none.row() }
        }
    }
}
#endif
