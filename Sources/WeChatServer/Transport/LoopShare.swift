// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Judges by the stretches of work that an event loop has done for bots whether it can go on so, or its connections would
/// wait for it.
///
/// Stretches are measured by the clock on the wall, as a bot that blocks its thread uses no CPU; so a few long ones may be
/// those of a machine that has no CPU to give.
struct LoopShare {
    /// How long a stretch must be, in nanoseconds, that keeps connections waiting by itself, and how many such are too many.
    private static let long: Int64 = 50_000_000
    private static let mostLong = 3
    /// How long stretches may take on average, in nanoseconds, of which one counts so much at most.
    private static let average: Int64 = 1_000_000
    private static let most: Int64 = 5_000_000
    /// Of how many stretches all that is counted.
    private static let sample = 64

    private var total: Int64 = 0
    private var count = 0
    private var longOnes = 0

    /// Takes in a stretch.
    /// - Parameter nanoseconds: How long it took.
    /// - Returns: Whether work is better done elsewhere for a while.
    mutating func ran(_ nanoseconds: Int64) -> Bool {
        self.total += min(nanoseconds, Self.most)
        self.count += 1
        if nanoseconds >= Self.long { self.longOnes += 1 }
        let isTooMuch = self.longOnes == Self.mostLong
        guard isTooMuch || self.count == Self.sample else { return false }
        defer { self = LoopShare() }
        return isTooMuch || self.total > Self.average * Int64(Self.sample)
    }
}
