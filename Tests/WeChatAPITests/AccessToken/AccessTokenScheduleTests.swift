// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatBot

@testable import WeChatAPI

@Suite struct AccessTokenScheduleTests {
    @Test(arguments: [(0.0, 6900), (0.5, 6930), (1.0, 6960)])
    func `a token is due five to four minutes before its end`(jitter: Double, seconds: Int64) {
        let due = AccessTokenSchedule(jitter: jitter).due(.test("A"))
        #expect(due == WallTime(rawValue: seconds * 1000))
    }

    @Test(arguments: [(299, 149_500), (60, 30_000), (1, 500)])
    func `a token with less than five minutes is due after half of its time`(life: Int64, milliseconds: Int64) {
        let due = AccessTokenSchedule(jitter: 1).due(.test("A", life: .seconds(life)))
        #expect(due == WallTime(rawValue: milliseconds))
    }

    @Test func `it is due from that millisecond on`() {
        let schedule = AccessTokenSchedule(jitter: 0)
        #expect(!schedule.isDue(.test("A"), at: 6_899_999))
        #expect(schedule.isDue(.test("A"), at: 6_900_000))
    }
}
