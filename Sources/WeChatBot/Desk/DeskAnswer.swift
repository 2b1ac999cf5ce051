// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// What the desk says to one attempt.
public struct DeskAnswer: Sendable, Equatable {
    /// How the attempt came by its answer.
    public enum Origin: String, Sendable {
        /// Its push was new: the handler ran for it.
        case run
        /// The handler was running already, for an earlier attempt.
        case joined
        /// The handler had answered already.
        case remembered
        /// Too many handlers are running.
        case busy
    }

    /// The reply, inside WeChat's limits.
    public let reply: Reply
    /// How the attempt came by it.
    public let origin: Origin
    /// The label of the route that answered, where it is known.
    public let route: String?

    /// Creates an answer.
    public init(reply: Reply, origin: Origin, route: String? = nil) {
        self.reply = reply
        self.origin = origin
        self.route = route
    }
}
