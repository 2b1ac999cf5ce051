// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// How a ``ReplyDesk`` keeps WeChat's time, and what it says in a bot's place.
public struct DeskConfiguration: Sendable, Equatable {
    /// How long after an attempt's head arrived it is answered at the latest; WeChat closes the connection after 5 s.
    public var replyDeadline: Duration
    /// How long a handler may run before it is cancelled and given up.
    public var handlerTimeout: Duration
    /// How a reply reaches the user that is ready only after WeChat stopped waiting.
    public var lateReplies: LateReplyPolicy
    /// How long such a reply is kept for the user's next message.
    public var pickupKeeping: Duration
    /// How many handlers run at the same time at the most.
    public var handlers: Int
    /// How many deliveries wait for a handler at the most.
    public var queue: Int
    /// How many deliveries of one user are worked on or wait at the most.
    public var userQueue: Int
    /// What is remembered, and for how long.
    public var retention: Retention
    /// How long this desk's claims hold without being renewed; nil where no other desk works on the same store.
    public var lease: Duration?
    /// What the desk says to users.
    public var texts: DeskTexts

    /// Creates a configuration; the defaults are those of the server.
    public init(
        replyDeadline: Duration = .milliseconds(4500),
        handlerTimeout: Duration = .seconds(120),
        lateReplies: LateReplyPolicy = .auto,
        pickupKeeping: Duration = .seconds(86_400),
        handlers: Int = 10_000,
        queue: Int = 10_000,
        userQueue: Int = 16,
        retention: Retention = Retention(),
        lease: Duration? = nil,
        texts: DeskTexts = DeskTexts()
    ) {
        self.replyDeadline = replyDeadline
        self.handlerTimeout = handlerTimeout
        self.lateReplies = lateReplies
        self.pickupKeeping = pickupKeeping
        self.handlers = handlers
        self.queue = queue
        self.userQueue = userQueue
        self.retention = retention
        self.lease = lease
        self.texts = texts
    }
}
