// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOCore
import Testing

@testable import WeChatServer

@Suite struct RequestClockTests {
    private func clock() -> RequestClock {
        RequestClock(requestDeadline: .seconds(10), idle: .seconds(60), now: .uptimeNanoseconds(0))
    }

    private func at(_ seconds: Int64) -> NIODeadline { .uptimeNanoseconds(0) + .seconds(seconds) }

    @Test func `the first request's time begins with the connection`() {
        var clock = self.clock()
        #expect(clock.deadline == self.at(10))
        clock.bytesArrived(at: self.at(5))
        #expect(clock.deadline == self.at(10))
    }

    @Test func `a later request's time begins with its first byte, and no further byte moves it`() {
        var clock = self.clock()
        clock.requestComplete()
        #expect(clock.deadline == nil)
        clock.responseComplete(at: self.at(20))
        #expect(clock.deadline == self.at(80))
        clock.bytesArrived(at: self.at(30))
        clock.bytesArrived(at: self.at(39))
        #expect(clock.deadline == self.at(40))
    }

    @Test func `a client that doesn't take its answer has the idle time, and none once it does`() {
        var clock = self.clock()
        clock.answerIsTaken(false, at: self.at(1))
        #expect(clock.deadline == self.at(10))
        clock.requestComplete()
        clock.answerIsTaken(false, at: self.at(2))
        #expect(clock.deadline == self.at(62))
        clock.answerIsTaken(true, at: self.at(30))
        #expect(clock.deadline == nil)
    }

    @Test func `a client that sends no more waits for its answer no longer than it may take to ask`() {
        var clock = self.clock()
        clock.requestComplete()
        clock.inputClosed(at: self.at(3))
        #expect(clock.deadline == self.at(13))
        clock.responseComplete(at: self.at(4))
        clock.inputClosed(at: self.at(5))
        #expect(clock.deadline == self.at(64))
    }

    @Test func `after its last answer a client has a second to close`() {
        var clock = self.clock()
        clock.lastAnswerGiven(at: self.at(3))
        #expect(clock.deadline == self.at(63))
        clock.lastAnswerTaken(at: self.at(4))
        #expect(clock.deadline == self.at(5))
    }
}
