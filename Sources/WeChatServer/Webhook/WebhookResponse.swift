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
    /// Whether the connection is to be closed with nothing said, so that WeChat soon asks again by itself; where a
    /// transport can't do that, the response is the next best.
    public private(set) var hangsUp = false
    /// Who wants to know what became of the answer; no part of what makes two responses equal.
    public var receipt: (any AnswerReceipt)?

    /// Creates a response.
    public init(status: Int, contentType: String = Self.text, body: [UInt8]) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }

    /// Whether two responses say the same.
    public static func == (left: Self, right: Self) -> Bool {
        left.status == right.status && left.contentType == right.contentType && left.body == right.body
            && left.hangsUp == right.hangsUp
    }

    /// Plain text, the type of everything but replies.
    public static let text = "text/plain; charset=utf-8"
    /// XML, the type of replies.
    public static let xml = "text/xml; charset=utf-8"

    /// The answer that shows the user nothing and ends WeChat's attempts.
    public static let success = WebhookResponse(status: 200, body: Array("success".utf8))

    /// No answer at all: the connection is closed, and WeChat asks again.
    public static let hangUp: WebhookResponse = {
        var response = WebhookResponse(status: 503, body: [])
        response.hangsUp = true
        return response
    }()

    static let badRequest = WebhookResponse(status: 400, body: Array("bad request".utf8))
    static let forbidden = WebhookResponse(status: 403, body: Array("forbidden".utf8))
    static let notFound = WebhookResponse(status: 404, body: Array("not found".utf8))
    static let methodNotAllowed = WebhookResponse(status: 405, body: Array("method not allowed".utf8))
    static let requestTimeout = WebhookResponse(status: 408, body: Array("request timeout".utf8))
    static let contentTooLarge = WebhookResponse(status: 413, body: Array("content too large".utf8))
}
