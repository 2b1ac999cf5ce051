// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

@testable import WeChatBot

@Suite struct PickupTests {
    private let asking = TableFixture.message(2)

    /// A desk whose user was told to ask for the answer, at 14.5 s.
    private func promised() -> TableFixture {
        var desk = TableFixture(.pickup)
        _ = desk.arrive("first")
        _ = desk.claimed()
        _ = desk.at(10)
        _ = desk.arrive("third")
        _ = desk.at(14.5)
        return desk
    }

    @Test func `the user's next message gets the answer when it is ready`() {
        var desk = self.promised()
        _ = desk.at(16)
        #expect(desk.arrive("asking", self.asking) == "begin")
        #expect(desk.claimed(self.asking) == "wait")
        #expect(desk.ends(stored: false) == "fetched by 2")
        #expect(desk.stored(1) == "-")
        #expect(desk.stored(2) == "asking gets answer")
        #expect(desk.table.isIdle)
    }

    @Test func `or it is told that the answer isn't ready, and its handler doesn't run`() {
        var desk = self.promised()
        _ = desk.at(16)
        _ = desk.arrive("asking", self.asking)
        _ = desk.claimed(self.asking)
        #expect(desk.at(20.5) == ["tell 2 still working"])
        #expect(desk.stored(2) == "asking gets still working")
        #expect(desk.ends() == "late: -")
        #expect(desk.table.isIdle)
    }

    @Test func `an event asks for nothing`() {
        var desk = self.promised()
        let event = IncomingMessage(from: "oUser", .event(ClickEvent(key: "A")))
        _ = desk.at(16)
        _ = desk.arrive("event", event)
        #expect(desk.claimed(event) == "wait")
        #expect(desk.ends() == "late: run 0")
    }

    @Test func `an adopted delivery keeps its promise`() {
        var desk = TableFixture(.pickup)
        let job = desk.job(TableFixture.message(1))
        desk.table.adopt(job, isPromised: true, at: desk.instant)
        #expect(desk.at(0) == ["run 1"])
        _ = desk.at(14)
        _ = desk.arrive("asking", self.asking)
        _ = desk.claimed(self.asking)
        #expect(desk.ends(stored: false) == "fetched by 2")
    }

    @Test func `a message from before the promise of an adopted delivery doesn't ask for its answer`() {
        var desk = TableFixture(.pickup)
        desk.table.adopt(desk.job(TableFixture.message(1)), isPromised: true, at: desk.instant)
        #expect(desk.at(0) == ["run 1"])
        _ = desk.at(11)
        _ = desk.arrive("early", self.asking)
        _ = desk.claimed(self.asking)
        #expect(desk.at(15.5) == [])
        #expect(desk.ends() == "late: run 2")
    }

    @Test func `a reply that a process that died may have given is given up where nobody asks again`() {
        var desk = TableFixture()
        let job = desk.job(TableFixture.message(1))
        desk.table.keep("reply", of: job, isCertain: false)
        #expect(desk.at(15.4) == [])
        #expect(desk.at(15.5) == ["give up 1 reply"])
    }

    @Test func `and given to the attempt that does`() {
        var desk = TableFixture()
        let job = desk.job(TableFixture.message(1))
        desk.table.keep("reply", of: job, isCertain: false)
        _ = desk.at(5)
        #expect(desk.arrive("second") == "remembered reply")
        #expect(desk.at(20) == [])
    }
}
