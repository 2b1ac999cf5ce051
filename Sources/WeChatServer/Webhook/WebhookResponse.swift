// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The webhook's answer, free of any transport.
public struct WebhookResponse: Sendable, Equatable {
    /// The HTTP status.
    public var status: Int
    /// The media type of the body.
    public var contentType: String
    /// The body; its length is the Content-Length.
    public var body: [UInt8]

    /// Creates a response.
    public init(status: Int, contentType: String = Self.text, body: [UInt8]) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }

    /// Plain text, the type of everything but replies.
    public static let text = "text/plain; charset=utf-8"
    /// XML, the type of replies.
    public static let xml = "text/xml; charset=utf-8"

    /// The answer that shows the user nothing and ends WeChat's attempts.
    public static let success = WebhookResponse(status: 200, body: Array("success".utf8))

    static let badRequest = WebhookResponse(status: 400, body: Array("bad request".utf8))
    static let forbidden = WebhookResponse(status: 403, body: Array("forbidden".utf8))
    static let notFound = WebhookResponse(status: 404, body: Array("not found".utf8))
    static let methodNotAllowed = WebhookResponse(status: 405, body: Array("method not allowed".utf8))
    static let requestTimeout = WebhookResponse(status: 408, body: Array("request timeout".utf8))
    static let contentTooLarge = WebhookResponse(status: 413, body: Array("content too large".utf8))
}
