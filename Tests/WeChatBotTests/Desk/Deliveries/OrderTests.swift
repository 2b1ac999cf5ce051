// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

@testable import WeChatBot

@Suite struct OrderTests {
    private let messages = (1...4).map { TableFixture.message($0) }

    @Test func `messages of one user run one after another, in the order in which they came`() {
        var desk = TableFixture()
        for (index, message) in self.messages.enumerated() { #expect(desk.arrive("\(index + 1)", message) == "begin") }
        // The store answers in any order.
        #expect(desk.claimed(self.messages[2]) == "wait")
        #expect(desk.claimed(self.messages[0]) == "run")
        #expect(desk.claimed(self.messages[1]) == "wait")
        #expect(desk.ends(1) == "answer: 1 gets answer, run 2")
        #expect(desk.ends(2) == "answer: 2 gets answer, run 3")
        #expect(desk.ends(3) == "answer: 3 gets answer")
        #expect(desk.claimed(self.messages[3]) == "run")
        #expect(desk.ends(4) == "answer: 4 gets answer")
        #expect(desk.table.isIdle)
    }

    @Test func `a withdrawal waits for the handlers of the user whose data is to be deleted`() {
        var desk = TableFixture()
        let withdrawal = IncomingMessage(from: "oSystem", .event(UserAuthorizationRevokeEvent(openID: "oUser")))
        _ = desk.arrive("1", self.messages[0])
        #expect(desk.claimed(self.messages[0]) == "run")
        _ = desk.arrive("2", withdrawal)
        #expect(desk.claimed(withdrawal) == "wait")
        #expect(desk.ends(1) == "answer: 1 gets answer, run 0")
    }

    @Test func `who is behind another desk's asks again until its turn has come`() {
        var desk = TableFixture()
        let behind = ClaimResult.behind(first: 1_767_225_600_000, isPromised: false)
        _ = desk.arrive("1", self.messages[0])
        #expect(desk.claimed(self.messages[0], behind) == "wait")
        #expect(desk.at(0.05) == [])
        #expect(desk.at(0.1) == ["claim 1"])
        #expect(desk.at(0.3) == [])
        #expect(desk.claimed(self.messages[0], behind) == "wait")
        #expect(desk.at(0.4) == ["claim 1"])
        let taken = ClaimResult.takenOver(first: 1_767_225_600_000, isPromised: false)
        #expect(desk.claimed(self.messages[0], taken) == "run")
        #expect(desk.ends(1) == "answer: 1 gets answer")
    }

    @Test func `only the first of a line asks, and the next one when it is the first`() {
        var desk = TableFixture()
        let behind = ClaimResult.behind(first: 1_767_225_600_000, isPromised: false)
        for (index, message) in self.messages[..<2].enumerated() { _ = desk.arrive("\(index + 1)", message) }
        for message in self.messages[..<2] { #expect(desk.claimed(message, behind) == "wait") }
        #expect(desk.at(0.1) == ["claim 1"])
        #expect(desk.claimed(self.messages[0]) == "run")
        #expect(desk.at(0.2) == [])
        #expect(desk.ends(1) == "answer: 1 gets answer")
        #expect(desk.at(0.25) == ["claim 2"])
        #expect(desk.claimed(self.messages[1]) == "run")
    }

    @Test func `who is behind another desk's is handed over at its deadline and runs afterwards`() {
        var desk = TableFixture()
        let behind = ClaimResult.behind(first: 1_767_225_600_000, isPromised: false)
        _ = desk.arrive("1", self.messages[0])
        _ = desk.claimed(self.messages[0], behind)
        #expect(desk.at(4.5) == ["1: handedOver nothing", "claim 1"])
        #expect(desk.claimed(self.messages[0]) == "run")
        #expect(desk.ends(1) == "late: -")
    }

    @Test func `where desks share a store what is taken over asks before it runs`() {
        var desk = TableFixture(.customerService, DeskConfiguration(lease: .seconds(4)))
        desk.table.adopt(desk.job(self.messages[0]), isPromised: false, at: desk.instant)
        #expect(desk.at(0) == ["claim 1"])
        let behind = ClaimResult.behind(first: 1_767_225_600_000, isPromised: false)
        #expect(desk.claimed(self.messages[0], behind) == "wait")
        #expect(desk.at(0.1) == ["claim 1"])
        #expect(desk.claimed(self.messages[0]) == "run")
    }

    @Test func `where desks share a store a replay asks before it runs`() {
        var desk = TableFixture(.customerService, DeskConfiguration(lease: .seconds(4)))
        desk.table.replay(desk.job(self.messages[0]))
        #expect(desk.at(0) == ["claim 1"])
        #expect(desk.claimed(self.messages[0]) == "run")
    }

    @Test func `what is taken over goes before what came later, and behind what came earlier`() {
        var desk = TableFixture(.customerService, DeskConfiguration(lease: .seconds(4)))
        let found = [desk.job(self.messages[0])]
        desk.sleep(until: 1)
        _ = desk.arrive("2", self.messages[1])
        desk.sleep(until: 2)
        let later = desk.job(self.messages[2])
        for job in found + [later] { desk.table.adopt(job, isPromised: false, at: desk.instant) }
        #expect(desk.table.lines.keys(of: "oUser") == self.messages.prefix(3).map { DeliveryKey($0) })
    }

    @Test func `users don't wait for each other`() {
        var desk = TableFixture()
        for user in ["oA", "oB", "oC"] as [OpenID] {
            let message = TableFixture.message(1, from: user)
            #expect(desk.arrive(user.rawValue, message) == "begin")
            #expect(desk.claimed(message) == "run")
        }
        #expect(desk.table.running == 3)
    }

    @Test func `more handlers than there are places wait for one`() {
        var desk = TableFixture(.customerService, DeskConfiguration(handlers: 1))
        let other = TableFixture.message(2, from: "oOther")
        _ = desk.arrive("1", self.messages[0])
        _ = desk.arrive("2", other)
        #expect(desk.claimed(self.messages[0]) == "run")
        #expect(desk.claimed(other) == "wait")
        #expect(desk.ends(1) == "answer: 1 gets answer, run 2")
    }

    @Test func `with too much to do only the last attempt is told so`() {
        var desk = TableFixture(.customerService, DeskConfiguration(userQueue: 1))
        _ = desk.arrive("1", self.messages[0])
        #expect(desk.arrive("2", self.messages[1]) == "wait")
        #expect(desk.at(5.5).contains("2: held nothing"))
        #expect(desk.arrive("2 again", self.messages[1]) == "wait")
        _ = desk.at(10)
        #expect(desk.arrive("2 at last", self.messages[1]) == "busy busy")
    }

    @Test func `an event is not told that there is too much to do`() {
        var desk = TableFixture(.customerService, DeskConfiguration(userQueue: 1))
        _ = desk.arrive("1", self.messages[0])
        let event = IncomingMessage(from: "oUser", .event(ClickEvent(key: "A")))
        for _ in 1...2 { #expect(desk.arrive("2", event) == "wait") }
        #expect(desk.arrive("2", event) == "busy nothing")
    }

    @Test func `who finds a place at the second attempt is still at the second`() {
        var desk = TableFixture(.pickup, DeskConfiguration(userQueue: 1))
        _ = desk.arrive("1", self.messages[0])
        _ = desk.claimed(self.messages[0])
        _ = desk.arrive("2", self.messages[1])
        _ = desk.ends(1)
        _ = desk.at(5)
        #expect(desk.arrive("2 again", self.messages[1]) == "begin")
        #expect(desk.claimed(self.messages[1]) == "run")
        #expect(desk.at(9.6) == ["2: held nothing"])
        _ = desk.at(10)
        #expect(desk.arrive("2 at last", self.messages[1]) == "wait")
        #expect(desk.at(14.5).contains("2 at last: promised promise"))
    }
}
