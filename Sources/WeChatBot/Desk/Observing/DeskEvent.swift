// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// Something that happened to a delivery of a ``ReplyDesk``.
public struct DeskEvent: Sendable {
    /// What happened.
    public enum Kind: Sendable {
        /// One of WeChat's requests for it came.
        case arrived(IncomingMessage)
        /// The push of a dead letter is run again.
        case replayed(IncomingMessage)
        /// The store has said whose it is.
        case claimed(ClaimResult)
        /// Its handler runs.
        case handlerStarted
        /// Its handler has ended: the route that answered, where it is known, and the type of the error that was thrown.
        case handlerEnded(route: String?, failure: String?)
        /// One of WeChat's requests was told this, so long after it had come.
        case answered(DeskAnswer, after: Duration)
        /// The reply was written to a connection that was open.
        case given
        /// The reply didn't reach WeChat.
        case lost
        /// The store was told this of it: a late reply, a dead letter, or that its user has left.
        case kept(DeskChange)
        /// Sending a late reply was tried: why it didn't arrive, and what is to be done then, from a bounded set.
        case lateReplyTried(LateReplyError?, next: String)
    }

    /// The account's name.
    public let account: String
    /// The delivery.
    public let key: DeliveryKey
    /// When it happened.
    public let time: WallTime
    /// What happened.
    public let kind: Kind

    /// Creates an event.
    public init(account: String, key: DeliveryKey, time: WallTime, kind: Kind) {
        self.account = account
        self.key = key
        self.time = time
        self.kind = kind
    }
}
