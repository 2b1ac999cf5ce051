// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How often passwords may be tried: a few at once, then one every few seconds, whoever tries them.
///
/// Addresses don't count apart: behind a proxy everybody has the same.
struct LoginLimit: Sendable {
    static let burst = 5.0
    static let pause = Duration.seconds(5)

    private var left = Self.burst
    private var last: ContinuousClock.Instant?

    /// Whether one more may be tried; if so, it counts.
    mutating func permits(at now: ContinuousClock.Instant) -> Bool {
        if let last { self.left = min(Self.burst, self.left + (now - last) / Self.pause) }
        self.last = now
        guard self.left >= 1 else { return false }
        self.left -= 1
        return true
    }

    /// The right one was among them.
    mutating func succeed() { self.left = Self.burst }
}
