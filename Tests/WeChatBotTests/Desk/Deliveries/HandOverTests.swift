// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

@testable import WeChatBot

@Suite struct HandOverTests {
    @Test func `by customer service WeChat hears success at the deadline and the reply goes late`() {
        var desk = TableFixture(.customerService)
        _ = desk.arrive("first")
        _ = desk.claimed()
        #expect(desk.at(4.49) == [])
        #expect(desk.at(4.5) == ["first: handedOver nothing"])
        #expect(desk.arrive("second") == "handedOver nothing")
        #expect(desk.ends() == "late: -")
        #expect(desk.table.isIdle)
    }

    @Test func `for a pickup the first two attempts are held, and the third promises`() {
        var desk = TableFixture(.pickup)
        _ = desk.arrive("first")
        _ = desk.claimed()
        #expect(desk.at(4.5) == [])
        _ = desk.at(5)
        #expect(desk.arrive("second") == "wait")
        #expect(desk.at(9.6) == ["first: held nothing"])
        _ = desk.at(10)
        #expect(desk.arrive("third") == "wait")
        #expect(desk.at(14.5) == ["second: held nothing", "third: promised promise", "promise 1"])
        #expect(desk.arrive("fourth") == "promised promise")
        #expect(desk.ends() == "late: -")
    }

    @Test(arguments: [false, true])
    func `WeChat isn't told that all is well before the claim is kept, unless it asks no more`(isStoring: Bool) {
        var desk = TableFixture(.customerService)
        _ = desk.arrive("first")
        #expect(desk.claimedAhead() == "run")
        if isStoring { #expect(desk.ends(stored: false) == "answer") }
        #expect(desk.at(4.5) == [])
        _ = desk.at(5)
        _ = desk.arrive("second")
        desk.table.kept(TableFixture.key(1))
        #expect(desk.at(9.6) == ["first: held nothing", "second: handedOver nothing"])
    }

    @Test func `a claim that is kept before its handler is begun is kept`() {
        var desk = TableFixture(.customerService)
        _ = desk.arrive("first")
        desk.table.kept(TableFixture.key(1))
        #expect(desk.claimedAhead() == "run")
        #expect(desk.at(4.5) == ["first: handedOver nothing"])
    }

    @Test func `an attempt that comes ten seconds after the first is the last, however many were seen`() {
        var desk = TableFixture(.pickup)
        _ = desk.arrive("first")
        _ = desk.claimed()
        _ = desk.at(9.6)
        #expect(desk.arrive("second seen") == "wait")
        #expect(desk.at(14.1) == ["first: held nothing", "second seen: promised promise", "promise 1"])
    }

    @Test func `nobody is promised anything for an event that nobody caused`() {
        let event = IncomingMessage(from: "oUser", .event(LocationEvent(latitude: 1, longitude: 2, precision: 3)))
        var desk = TableFixture(.pickup)
        _ = desk.arrive("first", event)
        #expect(desk.claimed(event) == "run")
        _ = desk.at(10)
        #expect(desk.arrive("second", event) == "wait")
        #expect(desk.at(14.5) == ["first: held nothing", "second: handedOver nothing"])
    }

    @Test func `what isn't even kept yet is left to WeChat's next request`() {
        var desk = TableFixture(.customerService)
        _ = desk.arrive("first")
        #expect(desk.at(4.5) == [])
        #expect(desk.at(5.5) == ["first: held nothing"])
        #expect(desk.arrive("second") == "wait")
        #expect(desk.claimed() == "run")
        #expect(desk.ends() == "answer: second gets answer")
    }

    @Test func `a reply that is announced to come late while it is being kept goes late`() {
        var desk = TableFixture(.customerService)
        _ = desk.arrive("first")
        _ = desk.claimed()
        #expect(desk.ends(stored: false) == "answer")
        #expect(desk.at(4.5) == ["first: handedOver nothing"])
        #expect(desk.stored() == "answer is diverted")
        #expect(desk.table.isIdle)
    }

    @Test func `no reply at all needs no other way`() {
        var desk = TableFixture(.customerService)
        _ = desk.arrive("first")
        _ = desk.claimed()
        _ = desk.at(4.5)
        #expect(desk.ends(1, .nothing) == "answer: -")
        #expect(desk.table.isIdle)
    }

    @Test func `a handler that takes too long is given up`() {
        var desk = TableFixture(.pickup, DeskConfiguration(handlerTimeout: .seconds(20), handlers: 1))
        _ = desk.arrive("first")
        _ = desk.claimed()
        #expect(desk.arrive("other", TableFixture.message(2, from: "oOther")) == "begin")
        #expect(desk.claimed(TableFixture.message(2, from: "oOther")) == "wait")
        _ = desk.at(10)
        _ = desk.arrive("third")
        _ = desk.at(14.5)
        #expect(desk.at(20.1).contains("abandon 1 promised"))
        #expect(desk.ends() == "abandoned")
        #expect(desk.stored() == "run 2")
    }
}
