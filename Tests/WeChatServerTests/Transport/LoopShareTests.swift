// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import WeChatServer

@Suite struct LoopShareTests {
    /// Which of some stretches are too much.
    private func judged(_ stretches: [Int64]) -> [Int] {
        var share = LoopShare()
        return stretches.indices.filter { share.ran(stretches[$0]) }
    }

    @Test func `short stretches are fine, however many`() {
        #expect(self.judged(Array(repeating: 400_000, count: 10_000)).isEmpty)
    }

    @Test func `three stretches that keep all connections waiting are too many`() {
        #expect(self.judged([50_000_000, 49_000_000, 50_000_000, 400_000, 50_000_000, 50_000_000]) == [4])
        #expect(self.judged([50_000_000, 50_000_000]).isEmpty)
    }

    @Test func `many that take a little too long are too much together`() {
        #expect(self.judged(Array(repeating: 1_100_000, count: 130)) == [63, 127])
    }
}
