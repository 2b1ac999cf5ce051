// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// A token that the server made, now or at an earlier start.
public struct KeptToken: Sendable, Equatable {
    /// The token; whoever sets up the account needs to see it, on standard output and never in the log.
    public var token: Token
    /// Whether it was made just now.
    public var isNew: Bool
    /// The file that it is kept in.
    public var path: String
}
