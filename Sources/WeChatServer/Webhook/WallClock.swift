// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The time of day, so that a test can set it.
struct WallClock: Sendable {
    /// The time now.
    let now: @Sendable () -> UnixTime

    /// The machine's clock.
    static let system = WallClock { UnixTime(rawValue: Int64(Date().timeIntervalSince1970)) }
}
