// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import PostgresClient
import PostgresServer
import Testing

@Suite(.enabled(if: PostgresServer.isExpected, "PostgreSQL isn't on this machine"))
struct PostgresSessionTests {
    private let connection: PostgresConnection

    init() throws {
        let address = try PostgresServer.shared.createDatabase()
        self.connection = PostgresConnection(PostgresConfiguration(address: address))
    }

    private func createTable() async throws {
        try await self.connection.perform { _ = try $0.execute(PostgresStatement("CREATE TABLE one(n bigint UNIQUE)")) }
    }

    private func numbers() async throws -> [Int64] {
        try await self.connection.perform { session in
            try session.execute(PostgresStatement("SELECT n FROM one ORDER BY n")).rows.map { try $0.integer(0) }
        }
    }

    private static func insertion(_ number: Int64) -> PostgresStatement {
        PostgresStatement("INSERT INTO one VALUES($1)", .integer(number))
    }

    @Test func `many statements are one round trip`() async throws {
        try await self.createTable()
        let trips = try await self.connection.perform { session in
            let before = session.roundTrips
            let insertions = (0..<5000).map { Self.insertion($0) }
            let results = try session.execute([.begin] + insertions + [.commit])
            #expect(results.count == 5002)
            #expect(results.dropFirst().dropLast().allSatisfy { $0.changes == 1 })
            return session.roundTrips - before
        }
        #expect(trips == 1)
        #expect(try await self.numbers().count == 5000)
    }

    @Test func `what is larger than any buffer goes both ways`() async throws {
        let bytes = [UInt8](repeating: 7, count: 3_000_000)
        let statements = (0..<8).map { _ in PostgresStatement("SELECT $1::bytea", .bytes(bytes)) }
        try await self.connection.perform { session in
            for result in try session.execute(statements, within: .seconds(60)) {
                #expect(try result.row().bytes(0) == bytes)
            }
        }
    }

    @Test func `a refused statement undoes those before it, and the connection goes on`() async throws {
        try await self.createTable()
        for ends in [[], [PostgresStatement.commit]] {
            await #expect(throws: PostgresError.refused(SQLState(rawValue: "23505"))) {
                try await self.connection.perform { session in
                    let begin = ends.isEmpty ? [] : [PostgresStatement.begin]
                    _ = try session.execute(begin + [Self.insertion(1), Self.insertion(1), Self.insertion(2)] + ends)
                }
            }
            #expect(try await self.numbers() == [])
        }
    }

    @Test func `a transaction that is left open is undone`() async throws {
        try await self.createTable()
        try await self.connection.perform { _ = try $0.execute([.begin, Self.insertion(1)]) }
        #expect(try await self.numbers() == [])
    }

    @Test func `a transaction that got into another's way is done again, a few times`() async throws {
        try await self.createTable()
        let function = PostgresStatement(
            """
            CREATE FUNCTION get_in_the_way(times bigint) RETURNS bigint LANGUAGE plpgsql AS $$
            BEGIN
                IF nextval('tries') <= times THEN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END IF;
                RETURN currval('tries');
            END $$
            """
        )
        let sequence = PostgresStatement("CREATE SEQUENCE tries")
        try await self.connection.perform { _ = try $0.execute([sequence, function]) }
        let tries = try await self.connection.perform { session in
            let results = try session.execute([
                .begin, Self.insertion(1), PostgresStatement("SELECT get_in_the_way(3)"), .commit,
            ])
            return try results[2].row().integer(0)
        }
        #expect(tries == 4)
        #expect(try await self.numbers() == [1])
        await #expect(throws: PostgresError.refused(.serializationFailure)) {
            try await self.connection.perform { _ = try $0.execute(PostgresStatement("SELECT get_in_the_way(99)")) }
        }
    }

    @Test func `an error tells neither values nor the statement`() async throws {
        try await self.createTable()
        let secret = PostgresStatement("INSERT INTO one SELECT $1::text::bigint", "secret")
        do {
            try await self.connection.perform { _ = try $0.execute(secret) }
            Issue.record("a text isn't a number")
        } catch let error as PostgresError {
            #expect(error.sqlState?.isInputsFault == true)
            #expect("\(error)" == "PostgreSQL refused a statement: SQLSTATE 22P02, unfit value")
        }
    }

    @Test func `who waits too long for a lock gives up, and the server with them`() async throws {
        let address = try PostgresServer.shared.createDatabase()
        let patient = PostgresConnection(PostgresConfiguration(address: address))
        let hasty = PostgresConnection(PostgresConfiguration(address: address, answerTimeout: .milliseconds(100)))
        try await patient.perform { session in
            _ = try session.execute(PostgresStatement("CREATE TABLE one(n bigint UNIQUE)"))
            _ = try session.execute([.begin, Self.insertion(1)])
            let waiting = DispatchResult()
            hasty.submit { result in waiting.set(Result { _ = try result.get().execute(Self.insertion(1)) }) }
            let error = waiting.wait() as? PostgresError
            #expect(error == .timedOut || error?.sqlState?.rawValue == "57014")
        }
        #expect(try await hasty.perform { try $0.execute(Self.insertion(1)).changes } == 1)
    }
}
#endif
