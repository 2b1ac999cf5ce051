// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Judges by the stretches of work that an event loop has done for bots whether it can go on so, or its connections would
/// wait for it.
struct LoopShare {
    /// How long one stretch may take, in nanoseconds.
    ///
    /// That is far more than a bot needs that waits for what takes long, and more than a busy machine interrupts a thread
    /// for.
    private static let longest: Int64 = 50_000_000
    /// How long stretches may take on average of so many.
    private static let average: Int64 = 500_000
    private static let sample = 64

    private var total: Int64 = 0
    private var count = 0

    /// Takes in a stretch.
    /// - Parameter nanoseconds: How long it took.
    /// - Returns: Whether work is better done elsewhere for a while.
    mutating func ran(_ nanoseconds: Int64) -> Bool {
        self.total += nanoseconds
        self.count += 1
        guard nanoseconds < Self.longest else {
            self = LoopShare()
            return true
        }
        guard self.count == Self.sample else { return false }
        defer { self = LoopShare() }
        return self.total > Self.average * Int64(Self.sample)
    }
}
