// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatBot

@testable import WeChatSimulator

@Suite struct SimulatedQuotaTests {
    /// Noon of a day in China.
    private static let noon: WallTime = 1_795_924_800_000
    private var quota = SimulatedQuota()

    private mutating func used(at now: WallTime) throws -> Int? {
        let answer = try self.quota.answer(["cgi_path": "/cgi-bin/menu/get"], at: now)
        return (JSONBody.parse(answer)?["quota"] as? [String: Any])?["used"] as? Int
    }

    @Test mutating func `calls are counted by the day, which begins at midnight in China`() throws {
        for _ in 0..<3 { self.quota.count("/cgi-bin/menu/get", at: Self.noon) }
        self.quota.count("/cgi-bin/other", at: Self.noon)
        #expect(try self.used(at: Self.noon + .seconds(12 * 3600 - 1)) == 3)
        #expect(try self.used(at: Self.noon + .seconds(12 * 3600)) == 0)
    }

    @Test mutating func `a path that isn't known has no quota`() {
        #expect(throws: APIRefusal(76021)) { try self.quota.answer(["cgi_path": "/x"], at: Self.noon) }
        #expect(throws: APIRefusal(76021)) { try self.quota.answer([:], at: Self.noon) }
    }
}
