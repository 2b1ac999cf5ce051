// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// How a ``ReplyDesk`` keeps WeChat's time.
public struct DeskConfiguration: Sendable, Equatable {
    /// How long after an attempt's head arrived its answer should be ready, as ``MessageContext/deadline`` tells the
    /// handler; WeChat closes the connection after 5 s.
    public var replyDeadline: Duration
    /// How long a handler may run before it no longer counts among ``handlers``; looked at when all places are taken.
    public var handlerTimeout: Duration
    /// How long an answer is remembered for attempts that come later.
    public var memory: Duration
    /// How many bytes of answers are remembered at the most: enough for 60 s of about 500 short answers a second.
    public var memoryBytes: Int
    /// How long the key of an answered delivery is remembered, so that its handler never runs again: twice the replay
    /// window, within which a captured push would still be authentic.
    public var keyMemory: Duration
    /// How many such keys are remembered at the most, the oldest go first: enough for 50 pushes a second over the usual
    /// time.
    public var keys: Int
    /// How many handlers run at the same time at the most.
    public var handlers: Int
    /// What a message is answered with when too many handlers are running; an event is then answered with nothing.
    public var busyReply: Reply

    /// Creates a configuration; the defaults are those of the server.
    public init(
        replyDeadline: Duration = .milliseconds(4500),
        handlerTimeout: Duration = .seconds(120),
        memory: Duration = .seconds(60),
        memoryBytes: Int = 8 * 1024 * 1024,
        keyMemory: Duration = .seconds(1200),
        keys: Int = 1 << 17,
        handlers: Int = 10_000,
        busyReply: Reply = "现在有点忙，请稍后再发一次。"
    ) {
        self.replyDeadline = replyDeadline
        self.handlerTimeout = handlerTimeout
        self.memory = memory
        self.memoryBytes = memoryBytes
        self.keyMemory = keyMemory
        self.keys = keys
        self.handlers = handlers
        self.busyReply = busyReply
    }
}
