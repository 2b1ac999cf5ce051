// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes

extension HTTPResponse {
    /// The head of a webhook's response.
    ///
    /// `nosniff`, because a verified `echostr` stands in the body and must never be taken for a page.
    init(_ response: WebhookResponse, closes: Bool) {
        self.init(status: HTTPResponse.Status(code: response.status))
        self.headerFields[.contentType] = response.contentType
        self.headerFields[.contentLength] = String(response.body.count)
        self.headerFields[.xContentTypeOptions] = "nosniff"
        if response.status == 405 { self.headerFields[.allow] = "GET, POST" }
        if closes { self.headerFields[.connection] = "close" }
    }
}
