// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// The time of day, so that a test can set it.
struct WallClock: Sendable {
    /// The time now, in milliseconds.
    let time: @Sendable () -> WallTime

    /// The second that it is now.
    func now() -> UnixTime { self.time().second }

    /// What a desk measures and keeps times by.
    var desk: DeskClock { DeskClock(now: { .now }, wall: self.time) }

    /// The machine's clock.
    static let system = WallClock(time: DeskClock.system.wall)
}
