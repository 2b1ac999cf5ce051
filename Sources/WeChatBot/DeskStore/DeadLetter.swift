// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// What could not be done for a delivery, kept for the operator.
public struct DeadLetter: Equatable, Sendable {
    /// What went wrong.
    public enum Reason: String, Sendable, CaseIterable {
        /// The handler threw.
        case handlerFailed
        /// The handler ran longer than `wechat.handlerTimeout` and was given up.
        case handlerTimeout
        /// The reply could not be brought to the user.
        case undeliverable
        /// Nobody knows whether the user got the reply, so it isn't sent again.
        case unknownFate
        /// Work for later ended with its process.
        case laterLost
        /// The push's body can't be read.
        case unreadable
    }

    /// The delivery.
    public var key: DeliveryKey
    /// The user whom it concerns.
    public var user: UserKey
    /// When it was given up.
    public var time: WallTime
    /// What went wrong.
    public var reason: Reason
    /// More about it, such as an error's type or WeChat's error code; no text of a user and no secret.
    public var detail: String
    /// The push, where it is still at hand.
    public var push: [UInt8]
    /// The reply that didn't arrive; nothing where there was none.
    public var reply: Reply

    /// Creates a dead letter.
    public init(
        key: DeliveryKey,
        user: UserKey,
        time: WallTime,
        reason: Reason,
        detail: String = "",
        push: [UInt8] = [],
        reply: Reply = .nothing
    ) {
        self.key = key
        self.user = user
        self.time = time
        self.reason = reason
        self.detail = detail
        self.push = push
        self.reply = reply
    }
}
