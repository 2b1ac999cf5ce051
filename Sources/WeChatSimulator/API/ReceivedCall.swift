// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatBot
public import WeChatProtocol

/// A call that reached a simulated API, whatever became of it.
public struct ReceivedCall: Equatable, Sendable {
    /// When it came.
    public var time: WallTime
    /// The HTTP method.
    public var method: String
    /// The path, from `/cgi-bin` on.
    public var path: String
    /// The query, decoded.
    public var query: [String: String]
    /// The body as it came.
    public var body: String
    /// The user that it is about, where there is one (`touser`).
    public var user: OpenID?
}
