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
        self.desk.table.adopt(job, isPromised: false)
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
        self.desk.table.adopt(job, isPromised: false)
        #expect(self.desk.at(0) == ["run 1"])
    }

    @Test mutating func `an attempt that found another desk at work gets the answer of the one that takes over`() {
        let job = self.desk.job(TableFixture.message(1))
        _ = self.desk.arrive("retry")
        let running = ClaimResult.running(first: job.time, leaseEnd: job.time)
        #expect(self.desk.claimed(TableFixture.message(1), running) == "wait")
        self.desk.table.adopt(job, isPromised: false)
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
}
