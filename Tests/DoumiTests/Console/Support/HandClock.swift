// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

/// A clock that stands still unless it is moved.
final class HandClock: Sendable {
    private let time = Mutex(ContinuousClock.now)

    @Sendable func now() -> ContinuousClock.Instant { self.time.withLock { $0 } }

    func advance(by duration: Duration) { self.time.withLock { $0 += duration } }
}
