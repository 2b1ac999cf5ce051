// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// Somebody who answers users in an account's name.
public struct CustomerServiceAgent: Equatable, Sendable, Decodable {
    /// The agent's account.
    public var account: KfAccount
    /// The name that users see.
    public var nickname: String?

    private enum CodingKeys: String, CodingKey {
        case account = "kf_account"
        case nickname = "kf_nick"
    }

    /// Creates an agent.
    public init(account: KfAccount, nickname: String? = nil) {
        self.account = account
        self.nickname = nickname
    }
}
