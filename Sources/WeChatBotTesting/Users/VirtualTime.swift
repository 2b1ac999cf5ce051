// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import WeChatBot
import WeChatProtocol

/// A clock that stands still until it is told to move; all users of one bot share it.
final class VirtualTime: Sendable {
    private let start = Moment.now
    private let startOfDay: UnixTime = 1_767_225_600
    private let elapsed = Mutex(Duration.zero)

    /// Now, as a desk measures.
    var instant: Moment { self.start + self.elapsed.withLock { $0 } }

    /// Now, by the wall clock.
    var time: UnixTime {
        UnixTime(rawValue: self.startOfDay.rawValue + self.elapsed.withLock { $0.components.seconds })
    }

    func advance(by duration: Duration) { self.elapsed.withLock { $0 += duration } }
}
