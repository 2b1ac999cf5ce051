// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import PostgresServer
import Testing
import WeChatBot
import WeChatProtocol
import WeChatSimulator

/// Servers that share a PostgreSQL database.
@Suite(.enabled(if: PostgresServer.isExpected, "PostgreSQL isn't on this machine"))
struct SharedDatabaseTests {
    private let folder: TemporaryFolder

    init() throws { self.folder = try TemporaryFolder() }

    private func slowBots(_ count: Int) async throws -> [RunningServer] {
        let settings = ["DATABASE_URL": try PostgresServer.shared.createDatabase(), "WECHAT_LATE_REPLIES": "pickup"]
        return try await withThrowingTaskGroup(of: RunningServer.self) { group in
            for _ in 0..<count { group.addTask { try await RunningServer.slowBot(settings, in: self.folder) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test func `a push that comes to three servers at once is handled once, and each of them answers`() async throws {
        let (servers, push) = (try await self.slowBots(3), RunningServer.text("1"))
        let outcomes = try await withThrowingTaskGroup(of: [PushOutcome].self) { group in
            for server in servers { group.addTask { try await server.push(push).map(\.outcome) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(outcomes == Array(repeating: .reply("过了 1 秒", isSealed: false), count: 3))
        #expect(try servers.flatMap { try $0.runs }.count == 1)
        for server in servers { #expect(try await server.terminate() == 0) }
    }

    @Test func `what a killed server has begun another finishes while WeChat still asks`() async throws {
        let (servers, push) = (try await self.slowBots(2), RunningServer.text("2"))
        async let cut = servers[0].push(push)
        try await servers[0].runs(1)
        servers[0].program.send(9)
        _ = try? await cut
        let attempts = try await servers[1].push(push, attempts: 3)
        #expect(attempts.last?.outcome == .reply("过了 2 秒", isSealed: false))
        #expect(try servers[1].runs == servers[0].runs)
    }

    @Test func `while PostgreSQL is gone pushes are answered, and when it is back all is well by itself`() async throws
    {
        let postgres = try PostgresServer()
        let settings = ["DATABASE_URL": try postgres.createDatabase()]
        let server = try await RunningServer.echoBot(settings, in: self.folder)
        func answer(_ text: String) async throws -> PushOutcome? {
            try await server.push(RunningServer.text(text)).last?.outcome
        }
        #expect(try await answer("一") == .reply("一", isSealed: false))
        #expect(try await server.get("/health/ready").contains("\"ok\""))
        try postgres.stop()
        #expect(try await answer("二") == .reply("二", isSealed: false))
        let health = try await server.get("/health/ready")
        #expect(health.contains(" 200 ") && health.contains("\"degraded\"") && health.contains("database: PostgreSQL"))
        try postgres.start()
        let start = ContinuousClock.now
        while try await server.get("/health/ready").contains("\"degraded\""), .now - start < .seconds(20) {}
        #expect(.now - start < .seconds(6))
        #expect(try await answer("三") == .reply("三", isSealed: false))
        #expect(try await server.terminate() == 0)
    }

    @Test func `a database that can't be reached at the start ends the program with one line`() async throws {
        let address = try PostgresServer.shared.address(database: "nothing", user: "postgres:verysecret")
        let environment = ["DATABASE_URL": address, "HTTP_PORT": "0", "WECHAT_TOKEN": Keys.token]
        for (name, arguments) in [(Program.echoBot, []), (.doumi, ["serve"])] {
            let program = try RunningProgram(name, arguments, environment: environment, in: self.folder)
            #expect(try await program.status() == 1)
            let errors = try program.errors
            #expect(errors.hasPrefix("error: PostgreSQL can't be reached: ") && errors.contains("\"nothing\""))
            #expect(errors.count { $0.isNewline } == 1 && !errors.contains("verysecret"))
        }
    }

    @Test func `a server without a token is refused, as there is no file to keep one beside`() async throws {
        let environment = ["DATABASE_URL": "postgres://db/doumi", "HTTP_PORT": "0"]
        let program = try RunningProgram(.doumi, ["serve"], environment: environment, in: self.folder)
        #expect(try await program.status() == 64)
        #expect(try program.errors.contains("wechat.token"))
    }
}
#endif
