// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import SQLiteAccess

@Suite struct LogPlanTests {
    @Test func `a log that is long enough is carried once, and the rest of it at the next commit`() {
        var plan = LogPlan(pages: 100)
        #expect(plan.committed(99) == .nothing)
        #expect(plan.committed(100) == .carry)
        #expect(plan.committed(150) == .nothing)
        plan.carried()
        #expect(plan.committed(160) == .finish)
        #expect(plan.committed(3) == .nothing)
        #expect(plan.committed(100) == .carry)
    }

    @Test func `a log that a reader keeps from beginning anew is tried again soon`() {
        var plan = LogPlan(pages: 128)
        _ = plan.committed(128)
        plan.carried()
        #expect(plan.committed(130) == .finish)
        #expect(plan.committed(137) == .nothing)
        #expect(plan.committed(138) == .finish)
        #expect(plan.committed(150) == .finish)
        // It has begun anew.
        #expect(plan.committed(2) == .nothing)
        #expect(plan.committed(127) == .nothing)
        #expect(plan.committed(128) == .carry)
    }
}
