// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import Testing
import WeChatBot
import WeChatBotTesting
import WeChatProtocol
import WeChatSQLite

@Suite struct SQLiteDeskStoreTests {
    private let directory: TemporaryDirectory
    private let place = DeskPlace()

    init() throws { self.directory = try TemporaryDirectory() }

    private func open() throws -> SQLiteDeskStore { try SQLiteDeskStore(servingFrom: self.directory.file()) }

    @Test func `it does what every store does`() async throws {
        let store = SQLiteDeskStore(database: try WeChatDatabase.open(path: self.directory.file()))
        try await DeskStoreCompatibility(store: store).run()
    }

    @Test func `it does so where no other process serves, and with a sync at each commit`() async throws {
        let store = try SQLiteDeskStore(servingFrom: self.directory.file(), synchronous: .full)
        try await DeskStoreCompatibility(store: store).run()
    }

    @Test func `it does so in memory`() async throws {
        let database = try DatabaseQueue()
        try WeChatDatabase.migrate(database)
        try await DeskStoreCompatibility(store: SQLiteDeskStore(database: database)).run()
    }

    @Test func `a second server is refused`() throws {
        let store = try self.open()
        #expect(throws: WeChatDatabaseError.self) { try self.open() }
        withExtendedLifetime(store) {}
    }

    @Test func `the first call after a start hands out everything, the next what has run out`() async throws {
        let late = self.place.late(2, .sending(Lease(owner: 1, end: 90_000)))
        do {
            let store = try self.open()
            for number in 0..<3 { _ = try await store.claim(self.place.claim(number)) }
            try await store.commit([self.place.answered(1), self.place.answered(2), .late(late)])
            try await store.commit([.settled(self.place.key(2))])
        }
        let store = try self.open()
        let lease = Lease(owner: 2, end: 90_000)
        let work = try await store.takeOver(account: "main", lease: lease, at: 1)
        #expect(work.runs.map(\.claim.key) == [self.place.key(0)])
        #expect(work.runs.map(\.claim.push) == [[0]])
        #expect(work.answers.map(\.key) == [self.place.key(1)])
        #expect(work.sendings.map(\.way) == [.sending(lease)])
        _ = try await store.claim(self.place.claim(3))
        #expect(try await store.takeOver(account: "main", lease: lease, at: 1).isEmpty)
        #expect(try await store.takeOver(account: "main", lease: lease, at: 10_000).runs.count == 1)
    }

    @Test func `a store beside a running server takes over nothing that it works on`() async throws {
        let server = try self.open()
        _ = try await server.claim(self.place.claim(0))
        let beside = SQLiteDeskStore(database: try WeChatDatabase.open(path: self.directory.file()))
        #expect(try await beside.takeOver(account: "main", lease: Lease(owner: 2, end: 90_000), at: 1).isEmpty)
        try await server.commit([self.place.answered(0)])
        #expect(try await beside.claim(self.place.claim(0, by: 2)) == .answered("reply", digest: 0))
    }

    @Test func `a note is written soon by itself`() async throws {
        let store = try self.open()
        _ = try await store.claim(self.place.claim(0))
        try await store.commit([self.place.answered(0)])
        store.noteSettled([self.place.key(0)])
        let database = try WeChatDatabase.open(path: self.directory.file())
        let start = Moment.now
        var count = 0
        while count == 0, .now - start < .seconds(30) {
            count = try await database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM settled_note") ?? 0 }
        }
        #expect(count == 1)
    }

    @Test func `notes are written before a process ends`() async throws {
        let store = try self.open()
        let database = try WeChatDatabase.open(path: self.directory.file())
        for number in 0..<3 {
            _ = try await store.claim(self.place.claim(number))
            try await store.commit([self.place.answered(number)])
            store.noteSettled([self.place.key(number)])
        }
        try await store.writeNotes()
        let noted = "SELECT sum(length(deliveries)) / 8 FROM settled_note"
        #expect(try await database.read { try Int.fetchOne($0, sql: noted) } == 3)
    }

    @Test func `a commit that the database refuses fails no other`() async throws {
        let database = try WeChatDatabase.open(path: self.directory.file())
        let store = SQLiteDeskStore(database: database)
        try await database.write { database in
            try database.execute(
                sql: """
                    CREATE TRIGGER refuse BEFORE INSERT ON dead_letter WHEN NEW.detail = 'bad'
                    BEGIN SELECT RAISE(ABORT, 'refused'); END
                    """
            )
        }
        for number in 0..<200 { _ = try await store.claim(self.place.claim(number)) }
        let place = self.place
        let failures = try await withThrowingTaskGroup(of: Int?.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let detail = number % 50 == 0 ? "bad" : "good"
                    let changes = [place.answered(number), .dead(place.letter(number, detail: detail))]
                    do {
                        try await store.commit(changes)
                        return nil
                    } catch is DatabaseError {
                        return number
                    }
                }
            }
            var failures: Set<Int> = []
            for try await failure in group { if let failure { failures.insert(failure) } }
            return failures
        }
        #expect(failures == [0, 50, 100, 150])
        #expect(try await store.deadLetters(account: "main", limit: 1000).count == 196)
        for number in [0, 1] {
            let isRunning = try await store.claim(place.claim(number, by: 2)) == .running(first: 0, leaseEnd: 10_000)
            #expect(isRunning == (number == 0))
        }
    }

    @Test func `a purge goes through more than one round, and ids are never used again`() async throws {
        let database = try WeChatDatabase.open(path: self.directory.file())
        let store = SQLiteDeskStore(database: database)
        for number in 0..<1700 {
            _ = try await store.claim(self.place.claim(number))
            try await store.commit([self.place.answered(number)])
            store.noteSettled([self.place.key(number)])
        }
        _ = try await store.claim(self.place.claim(9000))
        try await store.purge(at: 60_000, keeping: Retention())
        let (replies, notes) = try await database.read { database in
            (
                try Int.fetchOne(database, sql: "SELECT count(*) FROM delivery WHERE reply NOT NULL OR user <> ''"),
                try Int.fetchOne(database, sql: "SELECT count(*) FROM settled_note")
            )
        }
        #expect(replies == 1 && notes == 0)
        try await store.commit([self.place.answered(9000, .nothing)])
        try await store.purge(at: 1_200_000, keeping: Retention())
        let kept = "SELECT count(*) FROM delivery WHERE key <> x''"
        #expect(try await database.read { try Int.fetchOne($0, sql: kept) } == 0)
        _ = try await store.claim(self.place.claim(1))
        #expect(try await database.read { try Int.fetchOne($0, sql: "SELECT max(id) FROM delivery") } ?? 0 > 1701)
    }

    @Test func `a purge goes past replies that nobody noted as given`() async throws {
        let database = try WeChatDatabase.open(path: self.directory.file())
        let store = SQLiteDeskStore(database: database)
        for number in 0..<620 { _ = try await store.claim(self.place.claim(number)) }
        try await store.commit((0..<620).map { self.place.answered($0, $0 < 600 ? "reply" : .nothing) })
        try await store.purge(at: 1_200_000, keeping: Retention())
        let kept = "SELECT count(*) FROM delivery WHERE key <> x''"
        #expect(try await database.read { try Int.fetchOne($0, sql: kept) } == 600)
    }

    @Test func `a reply that another process noted as given goes no other way`() async throws {
        let store = SQLiteDeskStore(database: try WeChatDatabase.open(path: self.directory.file()))
        let other = SQLiteDeskStore(database: try WeChatDatabase.open(path: self.directory.file()))
        for number in 0..<2 { _ = try await store.claim(self.place.claim(number)) }
        try await store.commit([self.place.answered(0), self.place.answered(1)])
        try await other.commit([.settled(self.place.key(0))])
        let late = self.place.late(0, .pickup)
        await #expect(throws: DeskStoreError.notOwner) {
            try await store.commit([.late(late), .diverted(self.place.key(0), owner: 1)])
        }
        #expect(try await store.lateReplies(of: self.place.user) == [])
        try await store.commit([.late(late), .diverted(self.place.key(1), owner: 1)])
        #expect(try await store.claim(self.place.claim(0)) == .answered("reply", digest: 0))
        #expect(try await store.claim(self.place.claim(1)) == .answered(.nothing, digest: 0))
    }

    @Test func `a user is forgotten whose replies lie before and behind what was purged`() async throws {
        let store = try self.open()
        for number in 0..<4 { _ = try await store.claim(self.place.claim(number)) }
        try await store.commit([self.place.answered(0), self.place.answered(1), .settled(self.place.key(0))])
        try await store.purge(at: 60_000, keeping: Retention())
        try await store.commit([self.place.answered(2), .forgotten(self.place.user)])
        try await store.commit([self.place.answered(3)])
        for number in 0..<4 {
            let reply: Reply = number == 3 ? "reply" : .nothing
            #expect(try await store.claim(self.place.claim(number)) == .answered(reply, digest: 0))
        }
    }
}
