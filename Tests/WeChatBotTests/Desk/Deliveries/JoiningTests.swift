// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

@testable import WeChatBot

@Suite struct JoiningTests {
    @Test func `a delivery runs once, and who comes while it runs joins it`() {
        var desk = TableFixture(.pickup)
        #expect(desk.arrive("first") == "begin")
        #expect(desk.claimed() == "run")
        #expect(desk.table.running == 1)
        #expect(desk.at(4.4) == [])
        #expect(desk.at(4.5) == [])
        #expect(desk.at(5) == [])
        #expect(desk.arrive("second") == "wait")
        #expect(desk.at(5.5) == ["first: held nothing"])
        #expect(desk.ends() == "answer: second gets answer")
        #expect(desk.table.running == 0)
        #expect(desk.table.isIdle)
    }

    @Test func `an answer between two attempts waits for the next`() {
        var desk = TableFixture(.pickup)
        _ = desk.arrive("first")
        _ = desk.claimed()
        _ = desk.at(4.7)
        #expect(desk.ends() == "answer: -")
        #expect(desk.table.running == 0)
        _ = desk.at(5)
        #expect(desk.arrive("second") == "remembered answer")
    }

    @Test func `an answer that no attempt fetches goes another way when WeChat won't ask again`() {
        var desk = TableFixture(.pickup)
        _ = desk.arrive("first")
        _ = desk.claimed()
        _ = desk.at(4.7)
        _ = desk.ends()
        _ = desk.at(6)
        #expect(desk.at(15.4) == [])
        #expect(desk.at(15.5) == ["divert 1 answer"])
        #expect(desk.table.isIdle)
    }

    @Test func `what the store has answered before, or another desk, is that answer`() {
        var desk = TableFixture()
        _ = desk.arrive("first")
        #expect(desk.claimed(TableFixture.message(1), .answered("before", digest: 0)) == "first gets before")
        #expect(desk.table.isIdle)
    }

    @Test func `a late reply that waited for the user is the answer`() {
        var desk = TableFixture()
        _ = desk.arrive("first")
        #expect(desk.claimed(TableFixture.message(1), .pickedUp("late")) == "first gets late")
    }

    @Test func `an attempt whose answer comes after WeChat has gone gets none`() {
        var desk = TableFixture(.pickup)
        _ = desk.arrive("first")
        _ = desk.claimed()
        #expect(desk.ends(stored: false) == "answer")
        // The desk was not looked at for a while, as when the machine slept.
        desk.table.lateRoute = .customerService
        var later = desk
        _ = later.at(4.4)
        #expect(later.stored() == "first gets answer")
        var tooLate = desk
        tooLate.sleep(until: 6)
        #expect(tooLate.stored() == "first is held")
        #expect(tooLate.arrive("second") == "remembered answer")
    }

    @Test func `a delivery that another desk works on is looked at again until somebody answers`() {
        var desk = TableFixture()
        _ = desk.arrive("second")
        let running = ClaimResult.running(first: 1_767_225_595_000, leaseEnd: 1_767_225_601_000)
        #expect(desk.claimed(TableFixture.message(1), running) == "wait")
        #expect(desk.at(0.05) == [])
        #expect(desk.at(0.1) == ["claim 1"])
        #expect(desk.claimed(TableFixture.message(1), running) == "wait")
        #expect(desk.at(0.2) == ["claim 1"])
        #expect(desk.claimed(TableFixture.message(1), .answered("theirs", digest: 0)) == "second gets theirs")
    }

    @Test func `a delivery of a desk that died is run again`() {
        var desk = TableFixture()
        _ = desk.arrive("second")
        let result = ClaimResult.takenOver(first: 1_767_225_595_000, isPromised: false)
        #expect(desk.claimed(TableFixture.message(1), result) == "run")
        #expect(desk.ends() == "answer: second gets answer")
    }

    @Test func `a reply that waits for an attempt is forgotten with its user`() {
        var desk = TableFixture(.pickup)
        _ = desk.arrive("first")
        _ = desk.claimed()
        _ = desk.at(5.5)
        #expect(desk.ends() == "answer: -")
        #expect(desk.table.forget("oFriend").isEmpty)
        #expect(!desk.table.deliveries.isEmpty)
        #expect(desk.table.forget("oUser") == [TableFixture.key(1)])
        #expect(desk.table.deliveries.isEmpty)
    }
}
