// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import NIOCore
import NIOHTTP1

extension WebhookResponse {
    /// The response as HTTP/1.1 has it on the wire, all of it in one buffer.
    ///
    /// The fields are those that `HTTPResponse.init(_:closes:)` gives to a route.
    func http1(closes: Bool, hasBody: Bool, allocator: ByteBufferAllocator) -> ByteBuffer {
        var bytes = allocator.buffer(capacity: 192 + self.body.count)
        if self.status == 200 {
            bytes.writeStaticString("HTTP/1.1 200 OK\r\nContent-Type: ")
        } else {
            let status = HTTPResponseStatus(statusCode: self.status)
            bytes.writeString("HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\nContent-Type: ")
        }
        bytes.writeString(HTTPField.isValidValue(self.contentType) ? self.contentType : Self.text)
        bytes.writeStaticString("\r\nContent-Length: ")
        bytes.writeString(String(self.body.count))
        bytes.writeStaticString("\r\nX-Content-Type-Options: nosniff\r\n")
        if self.status == 405 { bytes.writeStaticString("Allow: GET, POST\r\n") }
        if closes { bytes.writeStaticString("Connection: close\r\n") }
        bytes.writeStaticString("\r\n")
        if hasBody { bytes.writeBytes(self.body) }
        return bytes
    }
}
