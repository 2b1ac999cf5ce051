// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a user does that lets an account send customer-service messages.
public enum UserAction: Hashable, Sendable {
    /// Sends a message: five, within 48 hours.
    case sendsMessage
    /// Taps a menu button that pushes (`CLICK`, `scancode_push`, `scancode_waitmsg`): three, within a minute.
    case tapsMenu
    /// Follows the account: three, within a minute.
    case follows
    /// Scans one of the account's QR codes: three, within a minute.
    case scans

    /// How many messages it allows.
    var count: Int { self == .sendsMessage ? 5 : 3 }

    /// For how long.
    var time: Duration { self == .sendsMessage ? .seconds(48 * 3600) : .seconds(60) }
}
