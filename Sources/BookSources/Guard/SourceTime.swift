// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import Foundation

/// The clocks that guards and lookups read, so that a test can set them.
public struct SourceTime: Sendable {
    /// What sleeps, for time limits and deadlines.
    let clock: any Clock<Duration>
    /// Time that only runs forward.
    let now: @Sendable () -> ContinuousClock.Instant
    /// The time of day, for what is kept.
    let date: @Sendable () -> Date

    /// Creates clocks.
    ///
    /// - Parameters:
    ///   - clock: What sleeps.
    ///   - now: The present by a clock that only runs forward.
    ///   - date: The time of day.
    public init(
        clock: any Clock<Duration>,
        now: @escaping @Sendable () -> ContinuousClock.Instant,
        date: @escaping @Sendable () -> Date
    ) {
        self.clock = clock
        self.now = now
        self.date = date
    }

    /// The machine's clocks.
    public static let system = SourceTime(clock: ContinuousClock(), now: { .now }, date: { Date() })
}
