// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import WeChatBot
import WeChatProtocol

@testable import WeChatServer

/// The time of day, as a test sets it.
final class ManualWallClock: Sendable {
    private let time: Mutex<UnixTime>

    init(_ time: UnixTime = 1_767_240_300) { self.time = Mutex(time) }

    var now: UnixTime {
        get { self.time.withLock { $0 } }
        set { self.time.withLock { $0 = newValue } }
    }

    var clock: WallClock { WallClock { WallTime(self.now) } }

    func advance(by seconds: Int64) { self.time.withLock { $0 = UnixTime(rawValue: $0.rawValue + seconds) } }
}
