// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// Whose token, and of which kind: under this a store keeps it.
public struct AccessTokenKey: Hashable, Sendable {
    /// The account.
    public var appID: AppID
    /// The kind.
    public var kind: AccessTokenKind

    /// Creates a key.
    public init(appID: AppID, kind: AccessTokenKind) {
        self.appID = appID
        self.kind = kind
    }
}
