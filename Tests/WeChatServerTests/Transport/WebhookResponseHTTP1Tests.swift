// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOCore
import Testing

@testable import WeChatServer

@Suite struct WebhookResponseHTTP1Tests {
    private func text(_ response: WebhookResponse, closes: Bool = false, hasBody: Bool = true) -> String {
        String(buffer: response.http1(closes: closes, hasBody: hasBody, allocator: ByteBufferAllocator()))
    }

    @Test func `an answer is status, fields and body`() {
        let reply = WebhookResponse(status: 200, contentType: WebhookResponse.xml, body: Array("<xml/>".utf8))
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Length: 6\r\n"
        #expect(self.text(reply) == head + "X-Content-Type-Options: nosniff\r\n\r\n<xml/>")
        #expect(self.text(reply, hasBody: false) == head + "X-Content-Type-Options: nosniff\r\n\r\n")
    }

    @Test func `a refusal says why, and what is allowed`() {
        let text = self.text(.methodNotAllowed, closes: true)
        #expect(text.hasPrefix("HTTP/1.1 405 Method Not Allowed\r\nContent-Type: text/plain; charset=utf-8\r\n"))
        #expect(text.hasSuffix("nosniff\r\nAllow: GET, POST\r\nConnection: close\r\n\r\nmethod not allowed"))
        #expect(self.text(.hangUp).hasPrefix("HTTP/1.1 503 Service Unavailable\r\n"))
    }

    @Test(arguments: ["text/xml\r\nSet-Cookie: a=b", "text/xml\n", "text/xml\0"])
    func `no media type adds a field`(type: String) {
        let text = self.text(WebhookResponse(status: 200, contentType: type, body: []))
        #expect(text == self.text(WebhookResponse(status: 200, body: [])))
    }
}
