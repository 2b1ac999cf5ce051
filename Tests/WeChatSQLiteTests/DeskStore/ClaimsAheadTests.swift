// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Dispatch
import Foundation
import GRDB
import Logging
import Synchronization
import Testing
import WeChatBot
import WeChatProtocol
import WeChatSQLite

@Suite struct ClaimsAheadTests {
    /// What became of a claim; nil where it is kept by itself.
    private final class Report: Sendable {
        private let reports = AsyncStream<String?>.makeStream()
        private let count = Atomic(0)

        var calls: Int { self.count.load(ordering: .relaxed) }

        func add(_ error: (any Error)?) {
            self.count.add(1, ordering: .relaxed)
            self.reports.continuation.yield(error.map(WeChatDatabaseError.reason))
        }

        func next() async -> String? { await self.reports.stream.first { _ in true } ?? nil }
    }

    private let directory: TemporaryDirectory
    private let place = DeskPlace()
    private let report = Report()

    init() throws { self.directory = try TemporaryDirectory() }

    /// Opens the file for the process that has it alone, as a server does.
    private func open() async throws -> (store: SQLiteDeskStore, database: DatabasePool) {
        let lock = try DatabaseLock(path: self.directory.file(), patience: .seconds(1))
        let database = try WeChatDatabase.open(path: self.directory.file(), lock: lock)
        let store = SQLiteDeskStore(database: database, lock: lock)
        _ = try await store.takeOver(account: "main", lease: Lease(owner: 1, end: 10_000), at: 0)
        return (store, database)
    }

    /// Keeps others from writing until it is signalled.
    private func block(_ database: DatabasePool) -> DispatchSemaphore {
        let semaphore = DispatchSemaphore(value: 0)
        database.asyncWriteWithoutTransaction { _ in semaphore.wait() }
        return semaphore
    }

    /// Makes the disk full, or not.
    private func limit(_ database: DatabasePool, to pages: Int) throws {
        try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
    }

    private func states(_ database: DatabasePool) async throws -> [String] {
        try await database.read { database in
            try String.fetchAll(database, sql: "SELECT rtrim(state || ' ' || hex(push)) FROM delivery ORDER BY id")
        }
    }

    @Test func `a claim and its end are kept together, and reported by the commit alone`() async throws {
        let (store, database) = try await self.open()
        let semaphore = self.block(database)
        #expect(store.claimAhead(self.place.claim(1), kept: self.report.add))
        let commit = Task.immediate { try await store.commit([self.place.answered(1)]) }
        let other = Task.immediate { try await store.commit([self.place.answered(2)]) }
        semaphore.signal()
        try await commit.value
        await #expect(throws: DeskStoreError.notOwner) { try await other.value }
        #expect(self.report.calls == 0)
        #expect(try await self.states(database) == ["1"])
        #expect(try await store.claim(self.place.claim(1)) == .answered("reply", digest: 0))
    }

    @Test func `one without an end is kept at once, and taken over by the next process`() async throws {
        do {
            let (store, database) = try await self.open()
            #expect(store.claimAhead(self.place.claim(1), kept: self.report.add))
            #expect(await self.report.next() == nil)
            #expect(try await self.states(database) == ["0 01"])
        }
        let (store, _) = try await self.open()
        #expect(!store.claimAhead(self.place.claim(1, by: 2)) { _ in })
        #expect(try await store.claim(self.place.claim(1, by: 2)) == .running(first: 0, leaseEnd: 10_000))
    }

    @Test func `what an earlier process may have claimed isn't claimed ahead`() async throws {
        _ = try await self.open().store.claim(self.place.claim(1))
        let (store, _) = try await self.open()
        #expect(!store.claimAhead(self.place.claim(2)) { _ in })
        var later = self.place.claim(3)
        later.key = try #require(DeliveryKey(bytes: [1, 1, 1, 2] + [UInt8](repeating: 0, count: 28)))
        #expect(store.claimAhead(later) { _ in })
    }

    @Test func `nor is anything where another process may serve, or before the file was looked at`() async throws {
        let shared = SQLiteDeskStore(database: try WeChatDatabase.open(path: self.directory.file()))
        _ = try await shared.claim(self.place.claim(1))
        #expect(!shared.claimAhead(self.place.claim(2)) { _ in })
        let alone = try SQLiteDeskStore(servingFrom: self.directory.file())
        #expect(!alone.claimAhead(self.place.claim(3)) { _ in })
    }

    @Test func `nor where two desks work for an account`() async throws {
        let (store, _) = try await self.open()
        #expect(store.claimAhead(self.place.claim(1)) { _ in })
        #expect(!store.claimAhead(self.place.claim(2, by: 2)) { _ in })
        #expect(try await store.claim(self.place.claim(2, by: 2)) == .behind(first: 0, isPromised: false))
    }

    private func message(_ number: Int) -> Claim { self.place.claim(number, takesPickup: true) }

    @Test func `whose reply waits doesn't claim messages ahead until it is fetched`() async throws {
        let (store, _) = try await self.open()
        try await store.commit([.late(self.place.late(9, .pickup))])
        #expect(!store.claimAhead(self.message(1)) { _ in })
        #expect(store.claimAhead(self.place.claim(8)) { _ in })
        var others = self.message(2)
        others.user.user = "oOther"
        #expect(store.claimAhead(others) { _ in })
        #expect(try await store.claim(self.message(1)) == .pickedUp("late"))
        #expect(try await store.claim(self.message(3)) == .claimed)
        #expect(store.claimAhead(self.message(4)) { _ in })
    }

    @Test func `a late reply counts from when it is to be kept, and after a restart`() async throws {
        do {
            let (store, _) = try await self.open()
            #expect(store.claimAhead(self.message(1)) { _ in })
            let commit = Task.immediate { try await store.commit([.late(self.place.late(10, .pickup))]) }
            #expect(!store.claimAhead(self.message(2)) { _ in })
            try await commit.value
        }
        let (store, _) = try await self.open()
        var next = self.message(3)
        next.key = try #require(DeliveryKey(bytes: [1, 1, 1, 2] + [UInt8](repeating: 0, count: 28)))
        #expect(!store.claimAhead(next) { _ in })
        #expect(try await store.claim(next) == .pickedUp("late"))
    }

    @Test func `a late reply counts behind a claim that found none in the same transaction`() async throws {
        let (store, database) = try await self.open()
        let semaphore = self.block(database)
        let claim = Task.immediate { try await store.claim(self.message(1)) }
        let commit = Task.immediate { try await store.commit([.late(self.place.late(10, .pickup))]) }
        semaphore.signal()
        #expect(try await claim.value == .claimed)
        try await commit.value
        #expect(!store.claimAhead(self.message(2)) { _ in })
    }

    @Test func `a late reply counts also where each work of its transaction is done by itself`() async throws {
        let (store, database) = try await self.open()
        try await database.writeWithoutTransaction {
            try $0.execute(sql: "CREATE TRIGGER no BEFORE INSERT ON dead_letter BEGIN SELECT RAISE(ABORT, 'no'); END")
        }
        let semaphore = self.block(database)
        let claim = Task.immediate { try await store.claim(self.message(1)) }
        let commit = Task.immediate { try await store.commit([.late(self.place.late(10, .pickup))]) }
        let letter = Task.immediate { try await store.commit([.dead(self.place.letter(5, detail: ""))]) }
        semaphore.signal()
        #expect(try await claim.value == .claimed)
        try await commit.value
        await #expect(throws: DatabaseError.self) { try await letter.value }
        #expect(!store.claimAhead(self.message(2)) { _ in })
    }

    @Test(arguments: 1...9) func `many in one transaction keep their ends apart`(count: Int) async throws {
        let replies = (0..<count).map { $0 % 3 == 0 ? Reply.nothing : .text("reply \($0)") }
        let ended = (0..<count).filter { $0 % 4 != 2 }
        func check(_ store: SQLiteDeskStore) async throws {
            for number in 0..<count {
                let expected: ClaimResult =
                    ended.contains(number)
                    ? .answered(replies[number], digest: 0) : .running(first: 0, leaseEnd: 10_000)
                #expect(try await store.claim(self.place.claim(number, by: 2)) == expected)
            }
        }
        do {
            let (store, database) = try await self.open()
            let semaphore = self.block(database)
            for number in 0..<count { #expect(store.claimAhead(self.place.claim(number)) { _ in }) }
            let ends = ended.reversed().map { self.place.answered($0, replies[$0]) }
            let commits = ends.map { end in Task.immediate { try await store.commit([end]) } }
            semaphore.signal()
            for commit in commits { try await commit.value }
            try await check(store)
        }
        try await check(try await self.open().store)
    }

    @Test func `one that can't be kept is reported, and so is its end`() async throws {
        let (store, database) = try await self.open()
        try self.limit(database, to: 1)
        let push = [UInt8](repeating: 7, count: 200_000)
        #expect(store.claimAhead(self.place.claim(1, push: push), kept: self.report.add))
        #expect(await self.report.next()?.contains("full") == true)
        try self.limit(database, to: 1_000_000)
        await #expect(throws: UnkeptClaim.self) { try await store.commit([self.place.answered(1)]) }
        // It isn't known any more, and can be claimed as any other.
        #expect(!store.claimAhead(self.place.claim(1)) { _ in })
        #expect(try await store.claim(self.place.claim(1)) == .claimed)
        try await store.commit([self.place.answered(1)])
        #expect(self.report.calls == 1)
    }

    @Test func `while it can't be kept memory goes on, and the file has it in the end`() async throws {
        let (durable, database) = try await self.open()
        let time = Mutex(Moment.now)
        let store = ResilientDeskStore(
            durable,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            now: { time.withLock { $0 } }
        )
        try self.limit(database, to: 1)
        let push = [UInt8](repeating: 7, count: 200_000)
        #expect(store.claimAhead(self.place.claim(1, push: push), kept: self.report.add))
        #expect(await self.report.next() == nil)
        try await store.commit([self.place.answered(1)])
        #expect(store.isDegraded)
        #expect(!store.claimAhead(self.place.claim(2)) { _ in })
        #expect(try await store.claim(self.place.claim(1)) == .answered("reply", digest: 0))
        try self.limit(database, to: 1_000_000)
        time.withLock { $0 += .seconds(60) }
        _ = try await store.takeLateReplies(account: "none", limit: 1, lease: Lease(owner: 1, end: 1), at: 0)
        #expect(!store.isDegraded)
        #expect(store.claimAhead(self.place.claim(3)) { _ in })
        #expect(try await durable.claim(self.place.claim(1)) == .answered("reply", digest: 0))
    }
}
