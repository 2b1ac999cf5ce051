// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Something that is due again when a pause has passed since it was last.
struct Recurrence {
    private var last: Moment?

    /// Whether it is due; if so, its next pause begins.
    ///
    /// - Parameters:
    ///   - now: The time.
    ///   - pause: How long it isn't due afterwards.
    ///   - atFirst: Whether it is due when it is asked for the first time, or a pause later.
    /// - Returns: Whether it is due.
    mutating func isDue(at now: Moment, every pause: Duration, atFirst: Bool) -> Bool {
        let isDue = self.last.map { now - $0 >= pause } ?? atFirst
        if isDue || self.last == nil { self.last = now }
        return isDue
    }

    /// Begins a pause, as it was done without being due.
    mutating func restart(at now: Moment) { self.last = now }
}
