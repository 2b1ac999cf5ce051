// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import Logging
import Synchronization
import Testing
import WeChatBot
import WeChatBotTesting
import WeChatProtocol
import WeChatSQLite

@Suite struct DeskFaultTests {
    private final class Clock: Sendable {
        private let time = Mutex(Moment.now)

        var now: Moment { self.time.withLock { $0 } }

        func advance(_ duration: Duration) { self.time.withLock { $0 += duration } }
    }

    private let directory: TemporaryDirectory
    private let place = DeskPlace()
    private let clock = Clock()
    private let database: DatabasePool
    private let durable: SQLiteDeskStore
    private let store: ResilientDeskStore

    init() throws {
        self.directory = try TemporaryDirectory()
        self.database = try WeChatDatabase.open(path: self.directory.file(), busyTimeout: .milliseconds(20))
        self.durable = SQLiteDeskStore(database: self.database)
        let clock = self.clock
        self.store = ResilientDeskStore(
            self.durable,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            now: { clock.now },
            describe: WeChatDatabaseError.reason
        )
    }

    /// A call that has the durable store tried again once its pause is over.
    private func probe() async throws {
        self.clock.advance(.seconds(60))
        let lease = Lease(owner: 1, end: 1)
        _ = try await self.store.takeLateReplies(account: "none", limit: 1, lease: lease, at: 0)
    }

    private func pages(_ count: Int) throws {
        try self.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(count)") }
    }

    @Test func `memory in front of it changes nothing while it works`() async throws {
        try await DeskStoreCompatibility(store: self.store).run()
        #expect(self.store.problem == nil)
    }

    @Test func `a full disk is borne, and what happened meanwhile is written when there is room again`() async throws {
        _ = try await self.store.claim(self.place.claim(0))
        try self.pages(1)
        var number = 0
        while !self.store.isDegraded, number < 1000 {
            number += 1
            let push = [UInt8](repeating: 7, count: 100_000)
            #expect(try await self.store.claim(self.place.claim(number, push: push)) == .claimed)
        }
        #expect(self.store.problem?.contains("full") == true)
        let state = StoredState(data: [UInt8](repeating: 1, count: 100_000), expires: 2000)
        try await self.store.commit([self.place.answered(0), .states(self.place.user, ["A": state])])
        try await self.store.commit([self.place.answered(number)])
        for known in [0, number] {
            #expect(try await self.store.claim(self.place.claim(known)) == .answered("reply", digest: 0))
        }
        #expect(try await self.store.states(of: self.place.user, at: 0) == ["A": state])
        try await self.probe()
        #expect(self.store.isDegraded)
        try self.pages(1_000_000)
        try await self.probe()
        #expect(self.store.problem == nil)
        #expect(try await self.durable.claim(self.place.claim(0)) == .answered("reply", digest: 0))
        #expect(try await self.durable.states(of: self.place.user, at: 0) == ["A": state])
    }

    @Test func `a database that another process keeps locked is borne`() async throws {
        _ = try await self.store.claim(self.place.claim(0))
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: self.directory.file(), configuration: configuration)
        try other.inDatabase { try $0.execute(sql: "BEGIN EXCLUSIVE") }
        #expect(try await self.store.claim(self.place.claim(1)) == .claimed)
        #expect(self.store.problem?.contains("locked") == true)
        try await self.store.commit([self.place.answered(0)])
        try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
        try await self.probe()
        #expect(self.store.problem == nil)
        #expect(try await self.durable.claim(self.place.claim(0)) == .answered("reply", digest: 0))
    }
}
