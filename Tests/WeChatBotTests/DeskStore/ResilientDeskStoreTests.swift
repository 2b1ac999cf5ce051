// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import TestSupport
import Testing
import WeChatBot
import WeChatBotTesting
import WeChatProtocol

@Suite struct ResilientDeskStoreTests {
    /// A clock that is set.
    private final class Clock: Sendable {
        private let time = Mutex(Moment.now)

        var now: Moment { self.time.withLock { $0 } }

        func advance(_ duration: Duration) { self.time.withLock { $0 += duration } }
    }

    private let durable = FlakyDeskStore()
    private let recorder = LogRecorder()
    private let clock = Clock()
    private let store: ResilientDeskStore
    private let user = UserKey(account: "main", user: "oUser")
    private let state = StoredState(data: [1], expires: 2000)

    init() {
        let clock = self.clock
        self.store = ResilientDeskStore(self.durable, logger: self.recorder.logger, now: { clock.now })
    }

    private func key(_ number: UInt8) throws -> DeliveryKey {
        try #require(DeliveryKey(bytes: [UInt8](repeating: number, count: 32)))
    }

    private func claim(_ number: UInt8, by owner: Int64 = 1, takesPickup: Bool = false) throws -> Claim {
        let lease = Lease(owner: owner, end: 10_000)
        return Claim(
            key: try self.key(number),
            user: self.user,
            push: [number],
            digest: UInt64(number),
            arrival: 0,
            lease: lease,
            takesPickup: takesPickup
        )
    }

    private func answered(_ number: UInt8, _ reply: Reply = "reply", by owner: Int64 = 1) throws -> DeskChange {
        .answered(try self.key(number), reply, owner: owner, at: 0)
    }

    private func recover() async throws {
        self.durable.isFailing = false
        self.clock.advance(.seconds(60))
        _ = try await self.store.takeLateReplies(account: "none", limit: 1, lease: Lease(owner: 1, end: 1), at: 0)
        #expect(self.store.problem == nil)
    }

    @Test func `it does what every store does`() async throws {
        try await DeskStoreCompatibility(store: self.store).run()
        #expect(!self.store.isDegraded)
        #expect(self.recorder.lines.isEmpty)
    }

    @Test func `it does so while the durable store fails, but for taking over`() async throws {
        self.durable.isFailing = true
        let clock = self.clock
        clock.advance(.seconds(60))
        let store = FlappingDeskStore(store: self.store, durable: self.durable) { clock.advance(.seconds(60)) }
        try await DeskStoreCompatibility(store: store).run()
        #expect(self.store.isDegraded)
    }

    @Test func `what it has done is in the durable store`() async throws {
        _ = try await self.store.claim(try self.claim(1))
        try await self.store.commit([try self.answered(1), .states(self.user, ["A": self.state])])
        #expect(try await self.durable.store.claim(try self.claim(1)) == .answered("reply", digest: 1))
        #expect(try await self.durable.store.states(of: self.user, at: 0) == ["A": self.state])
    }

    @Test func `where no other process works, a duplicate doesn't ask the durable store`() async throws {
        var claim = try self.claim(1)
        claim.lease.end = WallTime(rawValue: .max)
        _ = try await self.store.claim(claim)
        try await self.store.commit([try self.answered(1)])
        let calls = self.durable.calls
        #expect(try await self.store.claim(claim) == .answered("reply", digest: 1))
        #expect(self.durable.calls == calls)
    }

    @Test func `a reply that another process has brought to the user isn't given again`() async throws {
        _ = try await self.store.claim(try self.claim(1))
        try await self.store.commit([try self.answered(1)])
        #expect(try await self.durable.store.claim(try self.claim(1, by: 2)) == .answered("reply", digest: 1))
        try await self.durable.store.commit([.diverted(try self.key(1), owner: 2)])
        #expect(try await self.store.claim(try self.claim(1)) == .answered(.nothing, digest: 1))
        self.durable.isFailing = true
        #expect(try await self.store.claim(try self.claim(1)) == .answered("reply", digest: 1))
    }

    @Test func `a reply that memory had no room for is the durable store's to tell`() async throws {
        let store = ResilientDeskStore(
            self.durable,
            limits: MemoryDeskLimits(replyBytes: 0),
            logger: self.recorder.logger
        )
        _ = try await store.claim(try self.claim(1))
        try await store.commit([try self.answered(1)])
        #expect(try await store.claim(try self.claim(1)) == .answered("reply", digest: 1))
    }

    @Test func `a delivery that memory alone answered doesn't run again once its reply is forgotten`() async throws {
        let (durable, clock) = (self.durable, self.clock)
        let limits = MemoryDeskLimits(replyBytes: 0)
        let store = ResilientDeskStore(durable, limits: limits, logger: self.recorder.logger, now: { clock.now })
        durable.isFailing = true
        _ = try await store.claim(try self.claim(1))
        try await store.commit([try self.answered(1), .settled(try self.key(1))])
        durable.isFailing = false
        clock.advance(.seconds(60))
        for _ in 0..<2 {
            #expect(try await store.claim(try self.claim(1, takesPickup: true)) == .answered(.nothing, digest: 1))
        }
        let lease = Lease(owner: 2, end: 90_000)
        #expect(try await durable.store.takeOver(account: "main", lease: lease, at: 10_000).isEmpty)
    }

    @Test func `a reply that another process made and nobody was given goes another way`() async throws {
        _ = try await self.store.claim(try self.claim(1))
        let lease = Lease(owner: 2, end: 90_000)
        _ = try await self.durable.store.takeOver(account: "main", lease: lease, at: 10_000)
        try await self.durable.store.commit([try self.answered(1, "theirs", by: 2)])
        #expect(try await self.store.claim(try self.claim(1)) == .answered("theirs", digest: 1))
        try await self.store.commit([.diverted(try self.key(1), owner: 1)])
        #expect(try await self.store.claim(try self.claim(1)) == .answered(.nothing, digest: 1))
        #expect(try await self.durable.store.claim(try self.claim(1)) == .answered(.nothing, digest: 1))
    }

    @Test func `what another process answered is remembered`() async throws {
        _ = try await self.durable.store.claim(try self.claim(1, by: 2))
        #expect(try await self.store.claim(try self.claim(1)) == .running(first: 0, leaseEnd: 10_000))
        try await self.durable.store.commit([try self.answered(1, "theirs", by: 2)])
        for _ in 0..<2 {
            #expect(try await self.store.claim(try self.claim(1)) == .answered("theirs", digest: 1))
        }
    }

    @Test func `who lost a delivery to another process is told so, and that is no fault`() async throws {
        _ = try await self.store.claim(try self.claim(1))
        let lease = Lease(owner: 2, end: 90_000)
        _ = try await self.durable.store.takeOver(account: "main", lease: lease, at: 10_000)
        let changes = [try self.answered(1), .states(self.user, ["A": self.state])]
        await #expect(throws: DeskStoreError.notOwner) { try await self.store.commit(changes) }
        #expect(!self.store.isDegraded)
        #expect(try await self.store.states(of: self.user, at: 0) == [:])
    }

    @Test func `the beginning and the end of a failure are logged once each`() async throws {
        self.durable.isFailing = true
        for number in 1...5 as ClosedRange<UInt8> {
            #expect(try await self.store.claim(try self.claim(number)) == .claimed)
            self.clock.advance(.seconds(2))
        }
        #expect(self.store.problem == "Failure")
        #expect(self.recorder.lines.count == 1)
        try await self.recover()
        _ = try await self.store.claim(try self.claim(9))
        #expect(self.recorder.lines.count == 2)
        #expect(self.recorder.lines.last?.contains("works again") == true)
    }

    @Test func `a failing store is left alone until its pause is over`() async throws {
        self.durable.isFailing = true
        _ = try await self.store.claim(try self.claim(1))
        let calls = self.durable.calls
        for number in 2..<50 as Range<UInt8> { _ = try await self.store.claim(try self.claim(number)) }
        #expect(self.durable.calls == calls)
        self.clock.advance(.seconds(1))
        _ = try await self.store.claim(try self.claim(60))
        #expect(self.durable.calls == calls + 1)
    }

    @Test func `a delivery that was claimed in memory ends in memory`() async throws {
        self.durable.isFailing = true
        _ = try await self.store.claim(try self.claim(1))
        try await self.recover()
        try await self.store.commit([try self.answered(1), .states(self.user, ["A": self.state])])
        #expect(try await self.store.claim(try self.claim(1)) == .answered("reply", digest: 1))
        #expect(try await self.durable.store.states(of: self.user, at: 0) == ["A": self.state])
        #expect(!self.store.isDegraded)
    }

    @Test func `a claim that the durable store knows ends there, though it failed meanwhile`() async throws {
        for number in 1...2 as ClosedRange<UInt8> { _ = try await self.store.claim(try self.claim(number)) }
        self.durable.isFailing = true
        try await self.store.commit([try self.answered(1), .states(self.user, ["A": self.state, "B": nil])])
        #expect(try await self.store.claim(try self.claim(1)) == .answered("reply", digest: 1))
        #expect(try await self.store.states(of: self.user, at: 0) == ["A": self.state])
        // Another process believes this one dead, and does its work.
        let lease = Lease(owner: 2, end: 90_000)
        #expect(try await self.durable.store.takeOver(account: "main", lease: lease, at: 9999).isEmpty)
        try await self.recover()
        #expect(try await self.durable.store.claim(try self.claim(1)) == .answered("reply", digest: 1))
        #expect(try await self.durable.store.states(of: self.user, at: 0) == ["A": self.state])
        let work = try await self.durable.store.takeOver(account: "main", lease: lease, at: 10_000)
        #expect(work.runs.map(\.claim.key) == [try self.key(2)])
    }

    @Test func `a claim that the durable store made without saying so ends there too, answered here meanwhile or not`()
        async throws
    {
        self.durable.isFailing = true
        for number in 1...3 as ClosedRange<UInt8> {
            #expect(try await self.store.claim(try self.claim(number)) == .claimed)
            // The third never came there.
            if number < 3 { _ = try await self.durable.store.claim(try self.claim(number)) }
        }
        for number in [1, 3] as [UInt8] {
            try await self.store.commit([try self.answered(number), .states(self.user, ["\(number)": self.state])])
        }
        self.store.noteSettled([try self.key(1), try self.key(3)])
        try await self.recover()
        let lease = Lease(owner: 2, end: 90_000)
        let work = try await self.durable.store.takeOver(account: "main", lease: lease, at: 10_000)
        #expect(work.runs.map(\.claim.key) == [try self.key(2)] && work.answers.isEmpty)
        #expect(try await self.store.claim(try self.claim(1)) == .answered("reply", digest: 1))
        let states = try await self.durable.store.states(of: self.user, at: 0)
        #expect(states == ["1": self.state, "3": self.state])
    }

    @Test func `notes from while it failed are told once it works`() async throws {
        for number in 1...2 as ClosedRange<UInt8> { _ = try await self.store.claim(try self.claim(number)) }
        try await self.store.commit([try self.answered(2)])
        self.durable.isFailing = true
        try await self.store.commit([try self.answered(1)])
        let calls = self.durable.calls
        self.store.noteSettled([try self.key(1), try self.key(2)])
        #expect(self.durable.calls == calls)
        try await self.recover()
        let lease = Lease(owner: 2, end: 90_000)
        #expect(try await self.durable.store.takeOver(account: "main", lease: lease, at: 10_000).isEmpty)
    }

    @Test func `a caller who goes away is no failure of the durable store`() async throws {
        self.durable.failure = CancellationError()
        await #expect(throws: CancellationError.self) { try await self.store.states(of: self.user, at: 0) }
        let lease = Lease(owner: 1, end: 1)
        #expect(try await self.store.takeLateReplies(account: "main", limit: 1, lease: lease, at: 0) == [])
        try await self.store.commit([.states(self.user, ["A": self.state])])
        self.durable.failure = nil
        #expect(try await self.store.states(of: self.user, at: 0) == ["A": self.state])
        try await self.store.commit([.states(self.user, ["B": self.state])])
        #expect(try await self.durable.store.states(of: self.user, at: 0) == ["A": self.state, "B": self.state])
        #expect(self.store.problem == nil)
        #expect(self.recorder.lines.isEmpty)
    }

    @Test func `a caller who goes away during a probe lets the next one probe`() async throws {
        self.durable.isFailing = true
        _ = try await self.store.claim(try self.claim(1))
        self.clock.advance(.seconds(1))
        self.durable.failure = CancellationError()
        #expect(try await self.store.claim(try self.claim(2)) == .claimed)
        self.durable.failure = nil
        #expect(try await self.store.claim(try self.claim(3)) == .claimed)
        #expect(self.store.problem == nil)
    }

    @Test func `nothing is taken over while the durable store can't be asked`() async throws {
        _ = try await self.store.claim(try self.claim(1))
        self.durable.isFailing = true
        _ = try await self.store.claim(try self.claim(2))
        let lease = Lease(owner: 2, end: 90_000)
        for _ in 0..<2 {
            await #expect(throws: DeskStoreError.unavailable) {
                try await self.store.takeOver(account: "main", lease: lease, at: 10_000)
            }
        }
        try await self.recover()
        let work = try await self.store.takeOver(account: "main", lease: lease, at: 10_000)
        #expect(work.runs.map(\.claim.key) == [try self.key(1), try self.key(2)])
    }

    @Test func `what was claimed while it failed is the durable store's once it works`() async throws {
        self.durable.isFailing = true
        for number: UInt8 in 1...3 { _ = try await self.store.claim(try self.claim(number)) }
        try await self.store.commit([.answered(try self.key(2), "two", owner: 1, at: 0)])
        try await self.store.commit([.answered(try self.key(3), "three", owner: 1, at: 0), .settled(try self.key(3))])
        try await self.recover()
        try await self.store.commit([.answered(try self.key(1), "one", owner: 1, at: 0)])
        #expect(try await self.durable.store.claim(try self.claim(1)) == .answered("one", digest: 1))
        #expect(try await self.durable.store.claim(try self.claim(2)) == .answered("two", digest: 2))
        #expect(try await self.durable.store.claim(try self.claim(3)) == .claimed)
    }

    @Test func `an answer that is the first thing after an outage reaches the durable store`() async throws {
        self.durable.isFailing = true
        _ = try await self.store.claim(try self.claim(1))
        self.durable.isFailing = false
        self.clock.advance(.seconds(60))
        try await self.store.commit([.answered(try self.key(1), "one", owner: 1, at: 0)])
        #expect(try await self.durable.store.claim(try self.claim(1)) == .answered("one", digest: 1))
    }

    @Test func `a run that another desk had begun and that is done here meanwhile isn't handed out`() async throws {
        let end = WallTime(rawValue: 5000)
        var claim = try self.claim(1)
        claim.lease = Lease(owner: 9, end: end)
        _ = try await self.durable.store.claim(claim)
        self.durable.isFailing = true
        _ = try await self.store.claim(try self.claim(1))
        try await self.store.commit([.answered(try self.key(1), "one", owner: 1, at: 0)])
        try await self.recover()
        let work = try await self.store.takeOver(account: "main", lease: Lease(owner: 1, end: 90_000), at: 10_000)
        #expect(work.runs == [])
        #expect(try await self.durable.store.claim(try self.claim(1)) == .answered("one", digest: 1))
    }

    @Test func `what may be a retry of an earlier process's push fetches no reply that waits in memory`() async throws {
        var claim = try self.claim(1, by: 9)
        claim.lease.end = 5000
        _ = try await self.durable.store.claim(claim)
        self.durable.isFailing = true
        let id = LateReply.ID(key: try self.key(7))
        let late = LateReply(id: id, user: self.user, reply: "late", way: .pickup, expires: 90_000)
        try await self.store.commit([.late(late)])
        self.clock.advance(.seconds(15))
        #expect(try await self.store.claim(try self.claim(1, takesPickup: true)) == .claimed)
        #expect(try await self.store.claim(try self.claim(2, takesPickup: true)) == .claimed)
        self.clock.advance(.seconds(1))
        let again = try await self.store.claim(try self.claim(1, takesPickup: true))
        #expect(again == .takenOver(first: 0, isPromised: false))
        #expect(try await self.store.claim(try self.claim(3, takesPickup: true)) == .pickedUp("late"))
    }

    @Test func `states that change while it fails are seen at once, and kept in order`() async throws {
        try await self.store.commit([.states(self.user, ["Old": self.state])])
        self.durable.isFailing = true
        try await self.store.commit([.states(self.user, ["A": self.state])])
        try await self.store.commit([.forgotten(self.user)])
        try await self.store.commit([.states(self.user, ["B": self.state])])
        #expect(try await self.store.states(of: self.user, at: 0) == ["B": self.state])
        try await self.recover()
        #expect(try await self.store.states(of: self.user, at: 0) == ["B": self.state])
        #expect(try await self.durable.store.states(of: self.user, at: 0) == ["B": self.state])
    }

    @Test func `late replies and dead letters from while it failed are found beside the others`() async throws {
        func late(_ number: UInt8, _ way: LateReply.Way) throws -> LateReply {
            let id = LateReply.ID(key: try self.key(number))
            return LateReply(id: id, user: self.user, reply: "late \(number)", way: way, expires: 90_000)
        }
        func letter(_ number: UInt8) throws -> DeadLetter {
            let time = WallTime(rawValue: Int64(number))
            return DeadLetter(key: try self.key(number), user: self.user, time: time, reason: .handlerFailed)
        }
        let early = try late(1, .pickup)
        let later = [try late(2, .pickup), try late(3, .send(notBefore: 0))]
        try await self.store.commit([.late(early), .dead(try letter(1))])
        self.durable.isFailing = true
        try await self.store.commit([.dead(try letter(2))] + later.map { .late($0) })
        try await self.recover()
        #expect(try await self.store.lateReplies(of: self.user) == [early] + later)
        #expect(try await self.durable.store.lateReplies(of: self.user) == [early] + later)
        #expect(try await self.store.deadLetters(account: "main", limit: 9).map(\.time) == [2, 1])
        #expect(try await self.store.claim(try self.claim(7, takesPickup: true)) == .pickedUp("late 1"))
        #expect(try await self.store.claim(try self.claim(8, takesPickup: true)) == .pickedUp("late 2"))
        let lease = Lease(owner: 1, end: 90_000)
        let taken = try await self.store.takeLateReplies(account: "main", limit: 9, lease: lease, at: 0)
        #expect(taken.map(\.id) == [later[1].id])
        try await self.store.commit([.lateEnded(later[1].id, owner: 1)])
        #expect(try await self.store.lateReplies(of: self.user) == [])
    }

    @Test func `a late reply that the durable store handed out goes back to it`() async throws {
        let id = LateReply.ID(key: try self.key(1))
        var late = LateReply(id: id, user: self.user, reply: "late", way: .send(notBefore: 0), expires: 90_000)
        try await self.store.commit([.late(late)])
        let lease = Lease(owner: 1, end: 1000)
        #expect(try await self.store.takeLateReplies(account: "main", limit: 1, lease: lease, at: 0).count == 1)
        self.durable.isFailing = true
        late.way = .send(notBefore: 5000)
        try await self.store.commit([.lateChanged(late, owner: 1)])
        try await self.recover()
        #expect(try await self.durable.store.lateReplies(of: self.user) == [late])
    }

    @Test func `what was at hand of a user who left while it fails isn't kept there`() async throws {
        let lease = Lease(owner: 1, end: 90_000)
        func late(_ number: UInt8) throws -> LateReply {
            let id = LateReply.ID(key: try self.key(number))
            return LateReply(id: id, user: self.user, reply: .nothing, way: .sending(lease), expires: 90_000)
        }
        let lates = [try late(1), try late(2)]
        try await self.store.commit(lates.map { .late($0) })
        self.durable.isFailing = true
        let letters = lates.map { DeadLetter(key: $0.id.key, user: self.user, time: 0, reason: .handlerTimeout) }
        try await self.store.commit([.lateEnded(lates[0].id, owner: 1), .dead(letters[0])])
        #expect(try await self.store.deadLetters(account: "main", limit: 9) == [letters[0]])
        try await self.store.commit([.forgotten(self.user)])
        await #expect(throws: DeskStoreError.notOwner) {
            try await self.store.commit([.lateChanged(lates[1], owner: 1)])
        }
        await #expect(throws: DeskStoreError.notOwner) {
            try await self.store.commit([.lateEnded(lates[1].id, owner: 1), .dead(letters[1])])
        }
        try await self.recover()
        #expect(try await self.store.lateReplies(of: self.user) == [])
        #expect(try await self.store.deadLetters(account: "main", limit: 9) == [])
    }

    @Test func `nor what a user left behind at another replica meanwhile`() async throws {
        let lease = Lease(owner: 1, end: 90_000)
        let id = LateReply.ID(key: try self.key(1))
        let late = LateReply(id: id, user: self.user, reply: .nothing, way: .sending(lease), expires: 90_000)
        try await self.store.commit([.late(late)])
        self.durable.isFailing = true
        let letter = DeadLetter(key: id.key, user: self.user, time: 0, reason: .handlerTimeout)
        try await self.store.commit([.lateEnded(id, owner: 1), .dead(letter)])
        try await self.durable.store.commit([.forgotten(self.user)])
        try await self.recover()
        #expect(try await self.store.deadLetters(account: "main", limit: 9) == [])
    }

    @Test func `work for later that was begun in the durable store ends there`() async throws {
        let id = LateReply.ID(key: try self.key(1))
        let lease = Lease(owner: 1, end: 90_000)
        var late = LateReply(id: id, user: self.user, reply: .nothing, way: .sending(lease), expires: 90_000)
        try await self.store.commit([.late(late)])
        self.durable.isFailing = true
        (late.reply, late.way) = ("late", .send(notBefore: 0))
        try await self.store.commit([.lateChanged(late, owner: 1)])
        try await self.recover()
        #expect(try await self.durable.store.lateReplies(of: self.user) == [late])
        #expect(try await self.store.lateReplies(of: self.user) == [late])
    }

    @Test func `what is made of a push while it fails isn't kept where its user had left before`() async throws {
        var leaving = [UInt8](repeating: 0, count: 32)
        leaving[0] = 9
        let leaver = try #require(DeliveryKey(bytes: leaving))
        _ = try await self.durable.store.claim(try self.claim(1, by: 2))
        try await self.durable.store.commit([.forgotten(self.user, by: leaver)])
        self.durable.isFailing = true
        _ = try await self.store.claim(try self.claim(1))
        let letter = DeadLetter(key: try self.key(1), user: self.user, time: 0, reason: .handlerTimeout)
        try await self.store.commit([try self.answered(1, .nothing), .dead(letter)])
        #expect(try await self.store.deadLetters(account: "main", limit: 9) == [letter])
        try await self.recover()
        #expect(try await self.store.deadLetters(account: "main", limit: 9) == [])
    }

    @Test(arguments: [true, false])
    func `a commit that gave no answer is made once, whether it was made or not`(isMade: Bool) async throws {
        let late = LateReply(
            id: LateReply.ID(key: try self.key(1)),
            user: self.user,
            reply: "late",
            way: .pickup,
            expires: 90_000
        )
        let letter = DeadLetter(key: try self.key(1), user: self.user, time: 0, reason: .handlerFailed)
        _ = try await self.store.claim(try self.claim(1))
        let failure = UnansweredCommit(cause: FlakyDeskStore.Failure())
        if isMade { self.durable.losesAnswers = true } else { self.durable.failure = failure }
        try await self.store.commit([try self.answered(1, .nothing), .late(late), .dead(letter)])
        #expect(self.store.isDegraded)
        self.durable.losesAnswers = false
        if isMade {
            // Another process gives it to the user.
            #expect(
                try await self.durable.store.claim(try self.claim(2, by: 2, takesPickup: true)) == .pickedUp("late")
            )
        }
        try await self.recover()
        #expect(try await self.store.lateReplies(of: self.user) == (isMade ? [] : [late]))
        #expect(try await self.store.deadLetters(account: "main", limit: 9) == [letter])
    }
}
