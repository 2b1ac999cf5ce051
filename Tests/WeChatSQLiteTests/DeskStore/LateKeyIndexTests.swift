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
        let (together, count) = (9000, 9010)
        try await withThrowingTaskGroup(of: ClaimResult.self) { group in
            for number in 0..<together { group.addTask { try await store.claim(self.place.claim(number)) } }
            for try await result in group { #expect(result == .claimed) }
        }
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
}
