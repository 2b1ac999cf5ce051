// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import PostgresClient
import PostgresServer
import Testing
import WeChatBot
import WeChatPostgres
import WeChatProtocol

/// Several processes on one database.
@Suite(.enabled(if: PostgresServer.isExpected, "PostgreSQL isn't on this machine"))
struct ReplicaTests {
    private let database: TestDatabase
    private let place = DeskPlace()
    /// As if eleven minutes had gone by: a lease lasts for ten here, however slow the machine.
    private let aging = [
        PostgresStatement("UPDATE delivery SET lease_end = lease_end - 660000"),
        PostgresStatement("UPDATE desk SET lease_end = lease_end - 660000"),
    ]

    init() async throws { self.database = try await TestDatabase() }

    private func store() -> PostgresDeskStore { self.database.store(leases: .database(lease: .seconds(600))) }

    private func age() async throws { for statement in self.aging { try await self.database.execute(statement) } }

    @Test func `a claim holds by the database's clock, whatever its own clock says`() async throws {
        let (one, other) = (self.store(), self.store())
        var claim = self.place.claim(0)
        claim.lease.end = WallTime(rawValue: .max)
        #expect(try await one.claim(claim) == .claimed)
        let ahead = DeskPlace(now: self.place.now + .seconds(3600))
        guard case .running(let first, let end) = try await other.claim(ahead.claim(0, by: 2)) else {
            Issue.record("it is claimed")
            return
        }
        #expect(first == self.place.now)
        #expect(end - ahead.now > .seconds(500) && end - ahead.now <= .seconds(600))
        try await self.age()
        #expect(try await other.claim(self.place.claim(0, by: 2)) == .takenOver(first: first, isPromised: false))
        await #expect(throws: DeskStoreError.notOwner) { try await one.commit([self.place.answered(0)]) }
        try await other.commit([self.place.answered(0, "theirs", by: 2)])
        #expect(try await one.claim(claim) == .answered("theirs", digest: 0))
    }

    @Test func `a claim that is renewed holds`() async throws {
        let (one, other) = (self.store(), self.store())
        _ = try await one.claim(self.place.claim(0))
        try await self.age()
        try await one.commit([.renewed([self.place.key(0)], self.place.lease(of: 1))])
        let lease = self.place.lease(of: 2)
        _ = try await other.takeOver(account: "main", lease: lease, at: self.place.now)
        guard case .running = try await other.claim(self.place.claim(0, by: 2)) else {
            Issue.record("it was renewed")
            return
        }
    }

    @Test func `what a replica that died has left is taken over once`() async throws {
        let dead = self.store()
        for number in 0..<3 { _ = try await dead.claim(self.place.claim(number)) }
        try await dead.commit([self.place.answered(1)])
        try await dead.commit([self.place.answered(2), .settled(self.place.key(2))])
        let others = (2...5).map { owner in (self.store(), self.place.lease(of: Int64(owner))) }
        for (store, lease) in others {
            #expect(try await store.takeOver(account: "main", lease: lease, at: self.place.now).isEmpty)
        }
        try await self.age()
        let works = try await withThrowingTaskGroup(of: UnfinishedWork.self) { group in
            for (store, lease) in others {
                group.addTask { try await store.takeOver(account: "main", lease: lease, at: self.place.now) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(works.flatMap(\.runs).map(\.claim.key) == [self.place.key(0)])
        #expect(works.flatMap(\.runs).map(\.claim.push) == [[0]])
        #expect(works.flatMap(\.answers).map(\.key) == [self.place.key(1)])
        let gone = PostgresStatement("SELECT count(*) FROM desk WHERE owner = 1")
        #expect(try await self.database.number(gone) == 0)
    }

    @Test func `a claim that holds longer than its dead desk is taken over once its own time is over`() async throws {
        _ = try await self.store().claim(self.place.claim(0))
        try await self.database.execute(self.aging[1])
        let (other, lease) = (self.store(), self.place.lease(of: 2))
        #expect(try await other.takeOver(account: "main", lease: lease, at: self.place.now).isEmpty)
        // It looks again, although nothing of the dead desk comes any more.
        try await self.database.execute(self.aging[0])
        let work = try await other.takeOver(account: "main", lease: lease, at: self.place.now)
        #expect(work.runs.map(\.claim.key) == [self.place.key(0)])
        let gone = PostgresStatement("SELECT count(*) FROM desk WHERE owner = 1")
        #expect(try await self.database.number(gone) == 0)
    }

    @Test func `work that was taken over is taken over again where its new desk dies too`() async throws {
        _ = try await self.store().claim(self.place.claim(0))
        for owner in 2...4 as ClosedRange<Int64> {
            try await self.age()
            let work = try await self.store()
                .takeOver(account: "main", lease: self.place.lease(of: owner), at: self.place.now)
            #expect(work.runs.map(\.claim.key) == [self.place.key(0)])
        }
    }

    @Test func `a push that comes to three replicas at once is claimed by one`() async throws {
        let stores = (0..<3).map { _ in self.store() }
        let count = 3000
        let results = try await withThrowingTaskGroup(of: ClaimResult.self) { group in
            for number in 0..<count {
                for (index, store) in stores.enumerated() {
                    let claim = self.place.claim(number, by: Int64(index + 1), of: "oUser\(number)")
                    group.addTask { try await store.claim(claim) }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.filter { $0 == .claimed }.count == count)
        #expect(results.filter { if case .running = $0 { true } else { false } }.count == 2 * count)
    }

    @Test func `of a user whose messages come to three replicas at once one runs at a time`() async throws {
        let stores = (0..<3).map { _ in self.store() }
        let count = 60
        let results = try await withThrowingTaskGroup(of: (Int, ClaimResult).self) { group in
            for number in 0..<count {
                let claim = self.place.claim(number, by: Int64(number % 3 + 1))
                group.addTask { (number, try await stores[number % 3].claim(claim)) }
            }
            return try await group.reduce(into: [(Int, ClaimResult)]()) { $0.append($1) }
        }
        // Those that needn't wait are all of one replica; where several came at once, all wait and ask again.
        #expect(Set(results.filter { $0.1 == .claimed }.map { $0.0 % 3 }).count <= 1)
        var waiting = Set(results.filter { $0.1 != .claimed }.map(\.0))
        var running = Set(results.filter { $0.1 == .claimed }.map(\.0))
        while let first = running.popFirst() ?? waiting.min() {
            if waiting.contains(first) {
                // A desk asks for the first of its own line.
                let heads = Set(waiting.map { $0 % 3 }).compactMap { line in waiting.filter { $0 % 3 == line }.min() }
                var turns: [Int] = []
                for number in heads.sorted() {
                    let claim = self.place.claim(number, by: Int64(number % 3 + 1))
                    if case .takenOver = try await stores[number % 3].claim(claim) { turns.append(number) }
                }
                #expect(turns == [first])
                guard turns == [first] else { return }
            }
            waiting.remove(first)
            try await stores[first % 3].commit([self.place.answered(first, by: Int64(first % 3 + 1))])
        }
    }

    @Test func `a state that another replica has replaced meanwhile isn't replaced again`() async throws {
        let stores = (0..<2).map { _ in self.store() }
        let user = self.place.user()
        let states = (0..<2).map { StoredState(data: [UInt8($0)], expires: 1_000_000_000_000) }
        try await stores[0].commit([.states(user, ["A": states[0]])])
        let changes: [DeskChange] = [.unchanged(user, ["A": states[0]], at: 0), .states(user, ["A": states[1]])]
        let refusals = try await withThrowingTaskGroup(of: Bool.self) { group in
            for store in stores {
                group.addTask {
                    do {
                        try await store.commit(changes)
                        return false
                    } catch DeskStoreError.statesChanged {
                        return true
                    }
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(refusals == 1)
    }

    @Test func `of two replicas that begin a conversation at once one does`() async throws {
        let stores = (0..<2).map { _ in self.store() }
        let users = (0..<100).map { UserKey(account: "main", user: OpenID(rawValue: "oUser\($0)")) }
        let refusals = try await withThrowingTaskGroup(of: Int.self) { group in
            for (user, number) in users.flatMap({ user in (0..<2).map { (user, $0) } }) {
                let state = StoredState(data: [UInt8(number)], expires: 1_000_000_000_000)
                let changes: [DeskChange] = [.unchanged(user, ["A": nil], at: 0), .states(user, ["A": state])]
                group.addTask {
                    do {
                        try await stores[number].commit(changes)
                        return 0
                    } catch DeskStoreError.statesChanged {
                        return 1
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(refusals == users.count)
    }

    @Test func `replicas that write the same users at once get in nobody's way`() async throws {
        let stores = (0..<3).map { _ in self.store() }
        let users = (0..<20).map { "oUser\($0)" }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, store) in stores.enumerated() {
                for round in 0..<20 {
                    // Each in an order of its own.
                    let order = index == 0 ? users : users.reversed()
                    group.addTask {
                        let state = StoredState(data: [UInt8(round)], expires: 1_000_000_000_000)
                        try await store.commit(order.map { .states(self.place.user($0), ["A": state]) })
                    }
                }
            }
            try await group.waitForAll()
        }
        let states = PostgresStatement("SELECT count(*) FROM conversation")
        #expect(try await self.database.number(states) == 20)
    }

    @Test func `late replies are handed out once among replicas`() async throws {
        let stores = (0..<4).map { _ in self.store() }
        let way = LateReply.Way.send(notBefore: self.place.now)
        try await stores[0].commit((0..<200).map { .late(self.place.late($0, for: "oUser\($0 % 40)", way)) })
        let taken = try await withThrowingTaskGroup(of: [LateReply].self) { group in
            for round in 0..<5 {
                for (index, store) in stores.enumerated() {
                    let lease = self.place.lease(of: Int64(index * 10 + round))
                    group.addTask {
                        try await store.takeLateReplies(account: "main", limit: 7, lease: lease, at: self.place.now)
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        // Each user's first, and none behind it.
        let numbers = Set(taken.map(\.id))
        #expect(numbers.count == taken.count)
        #expect(numbers.isSubset(of: Set((0..<40).map { LateReply.ID(key: self.place.key($0)) })))
        #expect(taken.count >= 7)
    }

    @Test func `of several replicas one removes what is expired`() async throws {
        let (one, other) = (self.store(), self.store())
        for (owner, store) in [(1, one), (2, other)] as [(Int64, PostgresDeskStore)] {
            _ = try await store.claim(self.place.claim(Int(owner), by: owner))
            try await store.commit([self.place.answered(Int(owner), by: owner), .settled(self.place.key(Int(owner)))])
        }
        let rows = PostgresStatement("SELECT count(*) FROM delivery")
        let later = self.place.now + .seconds(3600)
        try await other.purge(at: later, keeping: Retention())
        #expect(try await self.database.number(rows) == 2)
        try await one.purge(at: later, keeping: Retention())
        #expect(try await self.database.number(rows) == 0)
    }

    @Test func `a desk's row says where its deliveries begin that aren't settled`() async throws {
        let store = self.store()
        let oldest = PostgresStatement(
            "SELECT ('x' || encode(oldest, 'hex'))::bit(32)::bigint FROM desk WHERE owner = 1"
        )
        _ = try await store.claim(self.place.claim(0))
        #expect(try await self.database.number(oldest) == 0x0101_0101)
    }
}
#endif
