// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatBot

/// A request to the webhook, free of any transport.
public struct WebhookRequest: Sendable {
    /// The HTTP method, upper case.
    public var method: String
    /// The path, percent-encoded as received, without the query.
    public var path: String
    /// The query, without its question mark.
    public var query: String
    /// The body.
    public var body: [UInt8]
    /// When the request's head arrived: WeChat's five seconds count from about then.
    public var arrival: Moment
    /// What ends the desk's work on it; nil for Swift's own threads.
    package var executor: (any DeskExecutor)?
    /// Names the request in the log.
    public let id = RequestID()

    /// Creates a request.
    public init(
        method: String,
        path: String,
        query: String = "",
        body: [UInt8] = [],
        arrival: Moment = .now
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.body = body
        self.arrival = arrival
    }
}
