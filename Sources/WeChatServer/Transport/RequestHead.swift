// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes

/// What the webhook needs to know of a request's head, whoever has read it.
struct RequestHead: Equatable {
    var method: String
    /// The path, percent-encoded as received.
    var path: String
    /// The query, without its question mark.
    var query: String
    /// How many bytes of body are announced; 0 where nothing is.
    var bodyLength = 0
    /// Whether the client wants the connection closed after this request.
    var closesConnection = false
    /// Whether the client waits with its body until it is told to go on.
    var awaitsContinue = false

    /// Whether the answer must have no body.
    var isHead: Bool { self.method == "HEAD" }
}

extension RequestHead {
    init(_ request: HTTPRequest) {
        let (path, query) = request.pathAndQuery
        self.init(
            method: request.method.rawValue,
            path: path,
            query: query,
            bodyLength: request.headerFields[.contentLength].flatMap { Int($0) } ?? 0,
            closesConnection: request.closesConnection,
            awaitsContinue: request.headerFields[.expect]?.lowercased() == "100-continue"
        )
    }
}
