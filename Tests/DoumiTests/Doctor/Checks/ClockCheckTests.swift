// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing
import WeChatAPI

@testable import Doumi

@Suite struct ClockCheckTests {
    /// What is found where this machine's clock is ahead by so many seconds, and an answer takes some time.
    private func finding(ahead seconds: Double, taking time: Double = 0.1, window: Duration = .seconds(600)) -> Finding
    {
        let asked = Date(timeIntervalSince1970: 1_800_000_000.2)
        // WeChat dates it in the middle, and leaves the parts of the second out.
        let date = Date(timeIntervalSince1970: (asked.timeIntervalSince1970 - seconds + time / 2).rounded(.down))
        let answer = APIProbe.Answer(
            status: 200,
            isInForm: true,
            date: date,
            asked: asked,
            answered: asked.addingTimeInterval(time)
        )
        return ClockCheck(answer: answer, replayWindow: window).finding
    }

    @Test(arguments: [0, 1, -1, 4.9, -4.9])
    func `a clock that is nearly right is right`(seconds: Double) {
        #expect(self.finding(ahead: seconds).status == .passed)
    }

    @Test(arguments: [(7.0, "ahead of"), (-7.0, "behind"), (599, "ahead of"), (-599, "behind")])
    func `a clock that is wrong and does no harm yet is told`(seconds: Double, word: String) {
        let finding = self.finding(ahead: seconds)
        #expect(finding.status == .warned)
        #expect(finding.reason.contains("\(word) WeChat's"))
        #expect(finding.nextStep?.contains("NTP") == true)
    }

    @Test func `a clock outside the replay window refuses pushes`() {
        let fast = self.finding(ahead: 3600), slow = self.finding(ahead: -3600)
        #expect(fast.status == .failed && slow.status == .failed)
        #expect(fast.reason == "60 min ahead of WeChat's: pushes further than 10 min from it are refused")
        #expect(slow.reason.hasPrefix("60 min behind WeChat's"))
        #expect(self.finding(ahead: 3600, window: .zero).status == .warned)
        #expect(self.finding(ahead: 100, window: .seconds(60)).status == .failed)
    }

    @Test func `an answer that took long leaves doubt, which doesn't count against the clock`() {
        #expect(self.finding(ahead: 8, taking: 10).status == .passed)
        #expect(self.finding(ahead: 12, taking: 10).status == .warned)
    }

    @Test func `an answer without a date says nothing`() {
        let now = Date()
        let answer = APIProbe.Answer(status: 200, isInForm: true, date: nil, asked: now, answered: now)
        #expect(ClockCheck(answer: answer, replayWindow: .seconds(600)).finding.status == .skipped)
    }
}
