// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// Remembers which covers couldn't be had, and until when it is no use to ask again.
struct CoverRefusals {
    private let limit: Int
    private var ends: [ISBN: ContinuousClock.Instant] = [:]

    /// Creates a memory for that many books; of more, those that may be asked for soonest are forgotten first.
    init(limit: Int) { self.limit = limit }

    /// Whether it is no use to ask for a cover now.
    func holds(_ isbn: ISBN, at now: ContinuousClock.Instant) -> Bool { self.ends[isbn].map { $0 > now } ?? false }

    /// Remembers a failure, if it is one that lasts.
    mutating func add(_ failure: CoverFailure, of isbn: ISBN, at now: ContinuousClock.Instant) {
        guard let pause = failure.pause else { return }
        self.ends[isbn] = now + pause
        guard self.ends.count > self.limit else { return }
        self.ends = self.ends.filter { $0.value > now }
        guard self.ends.count > self.limit else { return }
        let kept = self.ends.sorted { $0.value > $1.value }.prefix(self.limit - self.limit / 10)
        self.ends = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
    }

    /// Forgets a failure, after a success.
    mutating func remove(_ isbn: ISBN) { self.ends[isbn] = nil }
}
