// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How a ``ReplyDesk`` keeps WeChat's time.
public struct DeskConfiguration: Sendable, Equatable {
    /// How long after an attempt's head arrived its answer must be ready; WeChat closes the connection after 5 s.
    public var replyDeadline: Duration
    /// How long an answer is remembered for attempts that come later.
    public var memory: Duration
    /// How many bytes of answers are remembered at the most.
    public var memoryBytes: Int
    /// How many handlers run at the same time at the most.
    public var handlers: Int

    /// Creates a configuration; the defaults are those of the server.
    public init(
        replyDeadline: Duration = .milliseconds(4500),
        memory: Duration = .seconds(60),
        memoryBytes: Int = 16 * 1024 * 1024,
        handlers: Int = 10_000
    ) {
        self.replyDeadline = replyDeadline
        self.memory = memory
        self.memoryBytes = memoryBytes
        self.handlers = handlers
    }
}
