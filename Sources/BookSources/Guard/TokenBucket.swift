// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Decides whether a question may go out now: so many at once, so many a second in the long run.
struct TokenBucket: Sendable {
    private let burst: Double
    private let rate: Double
    private var tokens: Double
    private var time: ContinuousClock.Instant

    init(burst: Int, rate: Double, at now: ContinuousClock.Instant) {
        self.burst = Double(max(1, burst))
        self.rate = rate
        self.tokens = self.burst
        self.time = now
    }

    /// Takes a token; false where there is none.
    mutating func take(at now: ContinuousClock.Instant) -> Bool {
        if now > self.time {
            self.tokens = min(self.burst, self.tokens + (now - self.time) / .seconds(1) * self.rate)
            self.time = now
        }
        guard self.tokens >= 1 else { return false }
        self.tokens -= 1
        return true
    }
}
