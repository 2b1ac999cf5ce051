// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB
import Testing
import WeChatBot
import WeChatProtocol
import WeChatSQLite

@Suite struct LateKeyIndexTests {
    private let directory: TemporaryDirectory
    private let place = DeskPlace()

    init() throws { self.directory = try TemporaryDirectory() }

    @Test func `a key is found before it is indexed and after, by every process and after a restart`() async throws {
        let database = try WeChatDatabase.open(path: self.directory.file())
        let store = SQLiteDeskStore(database: database)
        let (together, count) = (9000, 9040)
        try await self.claim(0..<together, in: store)
        for number in together..<count { #expect(try await store.claim(self.place.claim(number)) == .claimed) }
        let indexed = try await database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM delivery_key") } ?? 0
        #expect(indexed >= 8192 && indexed < count)
        let other = SQLiteDeskStore(database: try WeChatDatabase.open(path: self.directory.file()))
        let running = ClaimResult.running(first: 0, leaseEnd: 10_000)
        for number in Array(stride(from: 0, to: together, by: 97)) + Array(together..<count) {
            #expect(try await store.claim(self.place.claim(number, by: 2)) == running)
            #expect(try await other.claim(self.place.claim(number, by: 2)) == running)
        }
        #expect(try await other.claim(self.place.claim(count, by: 2)) == .claimed)
        #expect(try await store.claim(self.place.claim(count)) == running)
        #expect(try await store.claim(self.place.claim(count + 1)) == .claimed)
        #expect(try await other.claim(self.place.claim(count + 1, by: 2)) == running)
    }

    @Test func `a delivery that another process has removed can be claimed again`() async throws {
        let store = SQLiteDeskStore(database: try WeChatDatabase.open(path: self.directory.file()))
        let other = SQLiteDeskStore(database: try WeChatDatabase.open(path: self.directory.file()))
        for number in 0..<3 {
            #expect(try await store.claim(self.place.claim(number)) == .claimed)
            try await store.commit([self.place.answered(number, .nothing)])
        }
        try await other.purge(at: 1_200_000, keeping: Retention())
        for number in 0..<3 { #expect(try await store.claim(self.place.claim(number)) == .claimed) }
        for number in 0..<3 {
            #expect(try await other.claim(self.place.claim(number, by: 2)) == .running(first: 0, leaseEnd: 10_000))
        }
    }

    @Test func `a process that was quiet while others wrote much reads no more than is behind the index`() async throws
    {
        let database = try WeChatDatabase.open(path: self.directory.file())
        let quiet = SQLiteDeskStore(database: try WeChatDatabase.open(path: self.directory.file()))
        #expect(try await quiet.claim(self.place.claim(0, by: 2)) == .claimed)
        let store = SQLiteDeskStore(database: database)
        for round in 0..<2 {
            try await self.claim(round * 10_000 + 1..<round * 10_000 + 9001, in: store)
        }
        // Were they read, they would be found although they are gone.
        try await database.write { try $0.execute(sql: "DELETE FROM delivery WHERE id BETWEEN 2 AND 9000") }
        try await database.write { try $0.execute(sql: "DELETE FROM delivery_key WHERE delivery BETWEEN 2 AND 9000") }
        #expect(try await quiet.claim(self.place.claim(0, by: 3)) == .running(first: 0, leaseEnd: 10_000))
        #expect(try await quiet.claim(self.place.claim(1, by: 2)) == .claimed)
        let twice = "SELECT count(*) - count(DISTINCT key) FROM delivery"
        #expect(try await database.read { try Int.fetchOne($0, sql: twice) } == 0)
    }

    @Test func `keys of deliveries that another process has removed don't come into the index`() async throws {
        let database = try WeChatDatabase.open(path: self.directory.file())
        let store = SQLiteDeskStore(database: database)
        let other = SQLiteDeskStore(database: try WeChatDatabase.open(path: self.directory.file()))
        try await self.claim(0..<5000, in: store)
        try await other.commit((0..<5000).map { self.place.answered($0, .nothing) })
        try await other.purge(at: 1_200_000, keeping: Retention())
        try await self.claim(5000..<10_000, in: store)
        for number in 10_000..<10_040 { #expect(try await store.claim(self.place.claim(number)) == .claimed) }
        let strays = "SELECT count(*) FROM delivery_key WHERE delivery NOT IN (SELECT id FROM delivery)"
        let keys = "SELECT count(*) FROM delivery_key"
        #expect(try await database.read { try Int.fetchOne($0, sql: strays) } == 0)
        #expect(try await database.read { try Int.fetchOne($0, sql: keys) } ?? 0 > 3000)
    }

    private func claim(_ numbers: Range<Int>, in store: SQLiteDeskStore) async throws {
        try await withThrowingTaskGroup(of: ClaimResult.self) { group in
            for number in numbers { group.addTask { try await store.claim(self.place.claim(number)) } }
            for try await result in group { #expect(result == .claimed) }
        }
    }
}
