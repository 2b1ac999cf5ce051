// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatBot

/// Decides whether a token may be got with `force_refresh`: WeChat allows it 20 times a day, 30 seconds apart.
public struct ForcedRefreshes: Equatable, Sendable {
    /// How many are allowed within ``period``.
    public static let limit = 20
    /// The time in which they are counted.
    public static let period = Duration.seconds(86_400)
    /// The least time between two.
    public static let distance = Duration.seconds(30)

    /// When the last ones were, oldest first.
    public private(set) var times: [WallTime]

    /// Takes the times of earlier ones, in any order.
    public init(times: [WallTime] = []) { self.times = times.sorted() }

    /// Counts one, if it is allowed now; forgets those that don't matter any more, and those in the future, which a clock
    /// counted that was set back since.
    /// - Returns: Whether it is allowed.
    public mutating func count(at now: WallTime) -> Bool {
        self.times.removeAll { $0 <= now - Self.period || $0 > now }
        if let last = self.times.last, last + Self.distance > now { return false }
        guard self.times.count < Self.limit else { return false }
        self.times.append(now)
        return true
    }
}
