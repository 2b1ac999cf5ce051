// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

/// The two clocks that a client needs, so that a test can set them.
struct APITime: Sendable {
    /// Measures pauses and timeouts.
    let clock: any Clock<Duration>
    /// The time of day, by which tokens expire.
    let now: @Sendable () -> WallTime

    init(clock: any Clock<Duration>, now: (@Sendable () -> WallTime)?) {
        self.clock = clock
        self.now = now ?? { .now }
    }
}
