// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

@testable import WeChatBot

@Suite struct TakeOverTests {
    private var desk = TableFixture()

    /// The store has handed over delivery 1, and before the desk comes to it an attempt claims it and is answered.
    private mutating func overtake() -> DeliveryJob {
        let job = self.desk.job(TableFixture.message(1))
        _ = self.desk.table.beginTakeOver()
        _ = self.desk.arrive("retry")
        #expect(self.desk.claimed(TableFixture.message(1), .takenOver(first: job.time, isPromised: false)) == "run")
        #expect(self.desk.ends() == "answer: retry gets answer")
        return job
    }

    @Test mutating func `a delivery that an attempt has finished meanwhile isn't begun again`() {
        let job = self.overtake()
        self.desk.table.adopt(job, isPromised: false, at: self.desk.instant)
        #expect(self.desk.at(0) == [])
        #expect(self.desk.table.isIdle)
    }

    @Test mutating func `a reply that an attempt has got meanwhile isn't kept for another`() {
        let job = self.overtake()
        self.desk.table.keep("answer", of: job, isCertain: false)
        #expect(self.desk.table.isIdle)
    }

    @Test mutating func `what ended before counts for nothing in the next takeover`() {
        let job = self.overtake()
        let secondBegins = self.desk.table.beginTakeOver()
        #expect(!secondBegins)
        self.desk.table.endTakeOver()
        let nextBegins = self.desk.table.beginTakeOver()
        #expect(nextBegins)
        self.desk.table.adopt(job, isPromised: false, at: self.desk.instant)
        #expect(self.desk.at(0) == ["run 1"])
    }

    @Test mutating func `an attempt that found another desk at work gets the answer of the one that takes over`() {
        let job = self.desk.job(TableFixture.message(1))
        _ = self.desk.arrive("retry")
        let running = ClaimResult.running(first: job.time, leaseEnd: job.time)
        #expect(self.desk.claimed(TableFixture.message(1), running) == "wait")
        self.desk.table.adopt(job, isPromised: false, at: self.desk.instant)
        #expect(self.desk.at(0) == ["run 1"])
        #expect(self.desk.ends() == "answer: retry gets answer")
    }

    @Test mutating func `a push of which only the reply is left has no other body than before`() {
        let attempt = self.desk.job(TableFixture.message(1))
        let left = DeliveryJob(
            message: TableFixture.message(2),
            key: attempt.key,
            arrival: attempt.arrival,
            time: attempt.time
        )
        self.desk.table.keep("answer", of: left, isCertain: false)
        #expect(self.desk.arrive("retry") == "remembered answer")
        #expect(self.desk.table.differing == 0)
        self.desk.table.keep("answer", of: left, isCertain: true)
        #expect(self.desk.arrive("retry") == "remembered answer")
        #expect(self.desk.table.differing == 1)
    }

    /// A desk that shares its store and keeps an answer for an attempt, which comes.
    private func askedForAnswer() -> TableFixture {
        var desk = TableFixture(.pickup, DeskConfiguration(lease: .seconds(4)))
        _ = desk.arrive("first")
        _ = desk.claimed()
        _ = desk.at(4.6)
        #expect(desk.ends() == "answer: -")
        _ = desk.at(5)
        #expect(desk.arrive("retry") == "confirm")
        return desk
    }

    @Test func `where desks share a store, an answer that was kept is given as the store has it`() {
        var given = self.askedForAnswer()
        #expect(given.claimed(TableFixture.message(1), .answered("answer", digest: 0)) == "retry gets answer")
        #expect(given.table.deliveries.isEmpty)
        var givenElsewhere = self.askedForAnswer()
        #expect(givenElsewhere.claimed(TableFixture.message(1), .answered(.nothing, digest: 0)) == "retry gets nothing")
        var failing = self.askedForAnswer()
        #expect(failing.claimed(TableFixture.message(1), .claimed) == "retry gets answer")
        #expect(failing.table.running == 0)
    }

    @Test func `an answer that the store is too slow to confirm waits for the next attempt`() {
        var desk = self.askedForAnswer()
        _ = desk.at(5.6)
        #expect(desk.at(9.5) == [])
        #expect(desk.claimed(TableFixture.message(1), .answered("answer", digest: 0)) == "-")
        _ = desk.at(10)
        #expect(desk.arrive("third") == "confirm")
        #expect(desk.claimed(TableFixture.message(1), .answered("answer", digest: 0)) == "third gets answer")
    }
}
