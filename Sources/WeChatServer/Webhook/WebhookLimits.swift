// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What one client, and all of them together, may take from the server.
public struct WebhookLimits: Sendable, Equatable {
    /// Length of a push's body, in bytes; a longer one is refused with 413 and the connection closed.
    public var bodyBytes: Int
    /// Open connections; beyond it the one that has waited longest for its sender is closed.
    public var connections: Int
    /// Head and body of one request together, from its first byte to its last.
    public var requestDeadline: Duration
    /// How long a connection may stay open between two requests.
    public var idle: Duration
    /// Pushes whose handler runs at the same time; beyond it users are asked to try again.
    public var handlers: Int
    /// Pushes that wait for a handler.
    public var queue: Int
    /// Pushes of one user that are worked on or wait.
    public var userQueue: Int

    /// Creates limits; the defaults are those of the server.
    public init(
        bodyBytes: Int = 64 * 1024,
        connections: Int = 4096,
        requestDeadline: Duration = .seconds(10),
        idle: Duration = .seconds(60),
        handlers: Int = 10_000,
        queue: Int = 10_000,
        userQueue: Int = 16
    ) {
        self.bodyBytes = bodyBytes
        self.connections = connections
        self.requestDeadline = requestDeadline
        self.idle = idle
        self.handlers = handlers
        self.queue = queue
        self.userQueue = userQueue
    }
}
