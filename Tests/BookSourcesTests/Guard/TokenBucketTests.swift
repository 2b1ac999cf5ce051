// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import BookSources

@Suite("A bucket of tokens")
struct TokenBucketTests {
    @Test func `it holds so many at once, and fills with time`() {
        let start = ContinuousClock.now
        var bucket = TokenBucket(burst: 2, rate: 0.5, at: start)
        let seconds = [0, 0, 0, 1, 2, 3600, 3600, 3600]
        let taken = seconds.map { bucket.take(at: start + .seconds($0)) }
        #expect(taken == [true, true, false, false, true, true, true, false])
    }
}
