// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import BookSources

@Suite("A cache")
struct ExpiringCacheTests {
    private let start = ContinuousClock.now

    @Test func `it forgets with time`() {
        var cache = ExpiringCache<Int, String>(capacity: 10)
        cache.insert("a", for: 1, until: self.start + .seconds(5))
        let values = [4, 5].map { cache.value(for: 1, at: self.start + .seconds($0)) }
        #expect(values == ["a", nil])
        #expect(cache.count == 0)
    }

    @Test func `it is bounded, and the oldest go first`() {
        var cache = ExpiringCache<Int, Int>(capacity: 3)
        let end = self.start + .seconds(5)
        for key in 1...3 { cache.insert(key, for: key, until: end) }
        cache.insert(10, for: 1, until: end)
        cache.insert(4, for: 4, until: end)
        let kept = [1, 2, 3, 4].map { cache.value(for: $0, at: self.start) }
        #expect(kept == [10, nil, 3, 4])
        for key in 1...10_000 { cache.insert(key, for: key % 7, until: end) }
        #expect(cache.count <= 3)
    }
}
