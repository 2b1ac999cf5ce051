// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import PostgresClient
import PostgresServer
import Testing
import WeChatBot
import WeChatBotTesting
import WeChatPostgres
import WeChatProtocol

@Suite(.enabled(if: PostgresServer.isExpected, "PostgreSQL isn't on this machine"))
struct PostgresDeskStoreTests {
    private let database: TestDatabase
    private let place = DeskPlace()

    init() async throws { self.database = try await TestDatabase() }

    @Test func `it does what every store does`() async throws {
        try await DeskStoreCompatibility(store: self.database.store(leases: .callers)).run()
    }

    @Test func `a note is written soon by itself`() async throws {
        let store = self.database.store()
        _ = try await store.claim(self.place.claim(0))
        try await store.commit([self.place.answered(0)])
        store.noteSettled([self.place.key(0)])
        let settled = PostgresStatement("SELECT count(*) FROM delivery WHERE state = 2")
        let start = ContinuousClock.now
        while try await self.database.number(settled) == 0, .now - start < .seconds(30) {}
        #expect(try await self.database.number(settled) == 1)
    }

    @Test func `a commit that the database refuses fails no other`() async throws {
        try await self.database.execute(PostgresStatement("ALTER TABLE dead_letter ADD CHECK (detail <> 'bad')"))
        let (store, place) = (self.database.store(leases: .database(lease: .seconds(600))), self.place)
        for number in 0..<200 { _ = try await store.claim(place.claim(number)) }
        let failures = try await withThrowingTaskGroup(of: Int?.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let detail = number % 50 == 0 ? "bad" : "good"
                    do {
                        try await store.commit([place.answered(number), .dead(place.letter(number, detail: detail))])
                        return nil
                    } catch let error as PostgresError {
                        #expect(error.sqlState?.rawValue == "23514")
                        return number
                    }
                }
            }
            return try await group.reduce(into: Set<Int>()) { failures, number in
                if let number { failures.insert(number) }
            }
        }
        #expect(failures == [0, 50, 100, 150])
        #expect(try await store.deadLetters(account: "main", limit: 1000).count == 196)
        #expect(try await store.claim(place.claim(1, by: 2)) == .answered("reply", digest: 0))
        guard case .running = try await store.claim(place.claim(0, by: 2)) else {
            Issue.record("what was refused is still claimed")
            return
        }
    }

    @Test func `a purge goes through more than one round, past what has to stay`() async throws {
        let store = self.database.store()
        let claims = (0..<2500).map { self.place.claim($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for claim in claims { group.addTask { _ = try await store.claim(claim) } }
            try await group.waitForAll()
        }
        // The first 1200 are settled, the next 1200 aren't, the last 100 run.
        try await store.commit((0..<2400).map { self.place.answered($0) })
        try await store.commit((0..<1200).map { .settled(self.place.key($0)) })
        try await store.purge(at: self.place.now + .seconds(60), keeping: Retention())
        let replies = PostgresStatement("SELECT count(reply) FROM delivery")
        #expect(try await self.database.number(replies) == 1200)
        let rows = PostgresStatement("SELECT count(*) FROM delivery")
        #expect(try await self.database.number(rows) == 2500)
        try await store.purge(at: self.place.now + .seconds(1200), keeping: Retention())
        #expect(try await self.database.number(rows) == 1300)
        #expect(try await store.claim(self.place.claim(1300)) == .answered("reply", digest: 0))
    }

    @Test func `ten processes that start on an empty database make its tables once`() async throws {
        let address = try PostgresServer.shared.createDatabase()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for owner in 1...10 as ClosedRange<Int64> {
                group.addTask {
                    let store = try await PostgresStores.openDesk(address)
                    _ = try await store.claim(self.place.claim(Int(owner), by: owner, of: "oUser\(owner)"))
                }
            }
            try await group.waitForAll()
        }
        let store = PostgresDeskStore(address: address)
        let claim = self.place.claim(10, by: 10, of: "oUser10")
        #expect(try await store.claim(claim) == .takenOver(first: self.place.now, isPromised: false))
    }

    @Test func `tables of a newer version are refused`() async throws {
        try await self.database.execute(PostgresStatement("UPDATE schema_migration SET version = version + 1"))
        await #expect(throws: PostgresError.newerSchema) { try await self.database.store().migrate() }
    }

    @Test func `where the server is gone every call fails soon, and all is well when it is back`() async throws {
        let server = try PostgresServer()
        let store = PostgresDeskStore(address: try server.createDatabase())
        try await store.migrate()
        _ = try await store.claim(self.place.claim(0))
        try server.stop()
        let start = ContinuousClock.now
        for number in 0..<20 {
            await #expect(throws: PostgresError.self) { try await store.claim(self.place.claim(number)) }
        }
        #expect(.now - start < .seconds(10))
        try server.start()
        let back = ContinuousClock.now
        var result: ClaimResult?
        while result == nil, .now - back < .seconds(5) { result = try? await store.claim(self.place.claim(0)) }
        #expect(result == .takenOver(first: self.place.now, isPromised: false))
    }
}
#endif
