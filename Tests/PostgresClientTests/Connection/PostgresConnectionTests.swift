// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import PostgresClient
import PostgresServer
import Testing

@Suite(.enabled(if: PostgresServer.isExpected, "PostgreSQL isn't on this machine"))
struct PostgresConnectionTests {
    private func reason(_ address: String) async -> String {
        do {
            let connection = PostgresConnection(PostgresConfiguration(address: address))
            try await connection.perform { _ in }
            return "none"
        } catch {
            return "\(error)"
        }
    }

    @Test func `what can't be reached is told in one line, without the password`() async throws {
        let server = try PostgresServer.shared
        let database = await self.reason(server.address(database: "nothing", user: "postgres:secret"))
        #expect(database.hasPrefix("PostgreSQL can't be reached: ") && database.contains("\"nothing\" does not exist"))
        let user = await self.reason(server.address(database: "postgres", user: "nobody:secret"))
        #expect(user.contains("role \"nobody\" does not exist"))
        let socket = await self.reason("postgres://doumi:secret@%2Fnowhere/doumi")
        #expect(socket.contains("No such file or directory"))
        let address = await self.reason("postgres://doumi:secret@host:port/doumi?secret")
        #expect(address == "the address of the PostgreSQL database can't be read (database.url)")
        let mistaken = await self.reason("postgres://doumi:se/cret@host/doumi")
        #expect(mistaken == address)
        for reason in [database, user, socket, address] {
            #expect(!reason.contains("secret") && !reason.contains("\n"))
        }
    }

    @Test func `what the address asks of libpq is done`() async throws {
        let address = try PostgresServer.shared.createDatabase()
        let configuration = PostgresConfiguration(
            address: "\(address)?application_name=mine&options=-c%20work_mem%3D9MB"
        )
        let show = PostgresStatement("SELECT current_setting('application_name'), current_setting('work_mem')")
        try await PostgresConnection(configuration)
            .perform { session in
                let row = try session.execute(show).row()
                #expect(try row.text(0) == "mine" && row.text(1) == "9MB")
            }
    }

    @Test func `TLS that the address demands and the server hasn't is refused`() async throws {
        let address = try PostgresServer.shared.createDatabase()
        let port = await self.reason(
            address.replacing("@", with: ":secret@") + "?sslmode=verify-full&host=127.0.0.1&port=1"
        )
        #expect(port.contains("refused") && !port.contains("secret"))
    }

    @Test func `a connection that the server closed is made again at the next call`() async throws {
        let address = try PostgresServer.shared.createDatabase()
        let connection = PostgresConnection(PostgresConfiguration(address: address))
        let other = PostgresConnection(PostgresConfiguration(address: address))
        let id = PostgresStatement("SELECT pg_backend_pid()::bigint")
        let first = try await connection.perform { try $0.execute(id).row().integer(0) }
        let end = PostgresStatement("SELECT pg_terminate_backend($1::int4, 10000)", .bytes(Self.bytes(first)))
        _ = try await other.perform { try $0.execute([end], within: .seconds(20)).count }
        let second = try await connection.perform { try $0.execute(id).row().integer(0) }
        #expect(first != second)
    }

    /// A process's number, as PostgreSQL's `integer` is sent.
    private static func bytes(_ number: Int64) -> [UInt8] { withUnsafeBytes(of: Int32(number).bigEndian) { Array($0) } }

    @Test func `a server that stops and starts again is found again`() async throws {
        let server = try PostgresServer()
        let connection = PostgresConnection(PostgresConfiguration(address: try server.createDatabase()))
        let one = PostgresStatement("SELECT 1::bigint")
        #expect(try await connection.perform { try $0.execute(one).row().integer(0) } == 1)
        try server.stop()
        await #expect(throws: PostgresError.self) { try await connection.perform { _ = try $0.execute(one) } }
        try server.start()
        let start = ContinuousClock.now
        var found = false
        while !found, .now - start < .seconds(5) {
            found = (try? await connection.perform { try $0.execute(one).count }) == 1
        }
        #expect(found)
    }

    @Test func `what waits behind a call without an answer fails with it, until the server goes on`() async throws {
        let server = try PostgresServer()
        var configuration = PostgresConfiguration(address: try server.createDatabase())
        configuration.connectTimeout = .seconds(60)
        let connection = PostgresConnection(configuration)
        let one = PostgresStatement("SELECT 1::bigint")
        _ = try await connection.perform { try $0.execute(one).count }
        try server.freeze()
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    await #expect(throws: PostgresError.timedOut) {
                        try await connection.perform { _ = try $0.execute(one) }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(.now - start < .seconds(30))
        try server.thaw()
        var found = false
        while !found, .now - start < .seconds(60) {
            found = (try? await connection.perform { try $0.execute(one).count }) == 1
        }
        #expect(found)
    }

    @Test func `a pool has its calls go on beside each other`() async throws {
        let pool = PostgresPool(PostgresConfiguration(address: try PostgresServer.shared.createDatabase()), count: 2)
        let meeting = PostgresStatement("SELECT pg_advisory_xact_lock(1)")
        let count = PostgresStatement("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")
        try await withThrowingTaskGroup(of: Int64.self) { group in
            for number in 0..<40 {
                group.addTask {
                    try await pool.perform { session in
                        if number % 2 == 0 { _ = try session.execute([.begin, meeting, .commit]) }
                        return try session.execute(count).row().integer(0)
                    }
                }
            }
            var ended = 0
            for try await _ in group { ended += 1 }
            #expect(ended == 40)
        }
    }
}
#endif
