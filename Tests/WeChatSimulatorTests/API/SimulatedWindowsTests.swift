// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatBot
import WeChatProtocol

@testable import WeChatSimulator

@Suite struct SimulatedWindowsTests {
    private var windows = SimulatedWindows()

    private mutating func count(at now: WallTime, user: OpenID = "oUser") -> Int? {
        do throws(APIRefusal) {
            try self.windows.count(to: user, at: now)
            return nil
        } catch {
            return error.code
        }
    }

    @Test(arguments: [
        (UserAction.sendsMessage, 5, Int64(48 * 3600)), (.tapsMenu, 3, 60), (.follows, 3, 60), (.scans, 3, 60),
    ])
    mutating func `an action opens a window`(action: UserAction, count: Int, seconds: Int64) {
        #expect(self.count(at: 0) == 45015)
        self.windows.open(action, by: "oUser", at: 0)
        #expect(self.count(at: 0, user: "oOther") == 45015)
        let end = WallTime(rawValue: seconds * 1000)
        for _ in 0..<count { #expect(self.count(at: end - .milliseconds(1)) == nil) }
        #expect(self.count(at: end - .milliseconds(1)) == 45047)
        #expect(self.count(at: end) == 45015)
    }

    @Test mutating func `of two windows the one that ends first is used first`() {
        self.windows.open(.sendsMessage, by: "oUser", at: 0)
        self.windows.open(.scans, by: "oUser", at: 0)
        for _ in 0..<3 { #expect(self.count(at: 0) == nil) }
        for _ in 0..<5 { #expect(self.count(at: 60_000) == nil) }
        #expect(self.count(at: 60_000) == 45047)
    }
}
