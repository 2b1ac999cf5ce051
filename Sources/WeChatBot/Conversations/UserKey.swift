// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// A user of one account: whose conversations a store keeps.
public struct UserKey: Hashable, Sendable {
    /// The account's name.
    public var account: String
    /// The user.
    public var user: OpenID

    /// Creates a key.
    public init(account: String, user: OpenID) {
        self.account = account
        self.user = user
    }
}
