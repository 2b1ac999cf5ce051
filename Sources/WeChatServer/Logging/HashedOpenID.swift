// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Crypto
public import WeChatProtocol

/// A user in the log: 12 hexadecimal digits instead of the OpenID.
///
/// They are the beginning of a SHA-256 over the account's name and the OpenID; so a user has the same digits after a
/// restart and on every replica, and other ones in every account. An OpenID can't be found from them (it is made of more
/// than 100 random bits), but whoever knows it can find that user's lines: operators, when a user asks them.
public struct HashedOpenID: Sendable, Hashable, CustomStringConvertible {
    /// The digits.
    public let description: String

    /// Hashes the OpenID of a user of the account with that name.
    public init(_ openID: OpenID, account: String) {
        var hash = SHA256()
        hash.update(data: Array("swift-wechat OpenID\0\(account)\0\(openID.rawValue)".utf8))
        let digits = Array("0123456789abcdef")
        var text = ""
        for byte in hash.finalize().prefix(6) {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        self.description = text
    }
}
