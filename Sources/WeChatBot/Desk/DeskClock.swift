// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The two clocks that a desk reads, so that a test can set them: one to measure by, one to keep times by.
package struct DeskClock: Sendable {
    /// Time that only ever runs forward, for deadlines.
    package let now: @Sendable () -> Moment
    /// The time of day, for what a store keeps.
    package let wall: @Sendable () -> WallTime

    package init(
        now: @escaping @Sendable () -> Moment,
        wall: @escaping @Sendable () -> WallTime
    ) {
        self.now = now
        self.wall = wall
    }

    /// The machine's clocks.
    package static let system = DeskClock(
        now: { .now },
        wall: { .now }
    )
}
