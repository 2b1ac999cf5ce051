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

    @Test func `one stretch that keeps all connections waiting is too much`() {
        #expect(self.judged([49_000_000, 50_000_000, 400_000]) == [1])
    }

    @Test func `many that take a little too long are too much together`() {
        #expect(self.judged(Array(repeating: 600_000, count: 130)) == [63, 127])
    }
}
