// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

/// When to try to connect again: after pauses that grow, and differ among the processes that a server's end has met.
struct ReconnectPause {
    private static let pauses = (first: Duration.milliseconds(100), longest: Duration.seconds(2))

    private var pause = Self.pauses.first
    private var end: ContinuousClock.Instant?

    /// Whether to try now.
    func isOver(at now: ContinuousClock.Instant) -> Bool { self.end.map { $0 <= now } ?? true }

    /// Takes in that it didn't work.
    /// - Parameters:
    ///   - now: The time.
    ///   - part: How much of the pause is waited for: a random number from 0.5 to 1.
    mutating func failed(at now: ContinuousClock.Instant, waiting part: Double = .random(in: 0.5...1)) {
        self.end = now + self.pause * part
        self.pause = min(self.pause * 2, Self.pauses.longest)
    }

    /// Takes in that it worked.
    mutating func worked() { self = Self() }
}

#endif
