// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import TestSupport
import Testing

@testable import WeChatServer

/// What the fast lane takes, the decoder reads alike, or a request could be smuggled past one of them.
@Suite struct HeadAgreementTests {
    private static let bases = [
        "POST /weixin?signature=0a&timestamp=1&nonce=2 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 12\r\n\r\n<xml> </xml>",
        "POST /weixin HTTP/1.1\r\nContent-Length: 3\r\nConnection: close\r\nhost: [::1]:80\r\nAccept: */*\r\n\r\na\r\n",
        "GET /weixin/a?echostr=%20+/= HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\nCookie: a=b; c=d\r\n\r\n",
        "POST /weixin HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nX-Forwarded-For: 1.2.3.4, 5.6.7.8\r\n\r\nGET / HTTP/1.1\r\n\r\n",
    ]
    private static let insertions = [
        "\r\n", "\r", "\n", "\r\n\r\n", " ", "\t", ":", "\0", "0", "9", ",", "%", "?", "#", "\u{7F}", "é", "x",
        "X: y\r\n",
        "\r\nTransfer-Encoding: chunked", "\r\nContent-Length: 1", "\r\n folded", "\r\nConnection: close",
        "\r\nConnection: Upgrade\r\nUpgrade: a", "\r\nExpect: 100-continue", "\r\nHost: b",
        "\r\nX-Long: \(String(repeating: "y", count: 600))",
    ]

    /// A request, changed at a few places.
    private func mutation(_ random: inout SplitMix64) -> [UInt8] {
        var bytes = Array((Self.bases.randomElement(using: &random) ?? "").utf8)
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let index = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes[index] ^= 0x20
            case 2: bytes.remove(at: index)
            case 3: bytes.insert(contentsOf: (Self.insertions.randomElement(using: &random) ?? "").utf8, at: index)
            default:
                let other = Array((Self.bases.randomElement(using: &random) ?? "").utf8)
                bytes.replaceSubrange(index..., with: other[min(index, other.count)...])
            }
            if bytes.isEmpty { bytes = [0] }
        }
        return bytes
    }

    /// What the server's own pipeline makes of bytes: heads and bodies of whole requests.
    private func requests(in bytes: [UInt8]) throws -> [(head: RequestHead, body: [UInt8])] {
        var limits = NIOHTTPDecoderLimitConfiguration()
        (limits.maxHeaderFieldSize, limits.maxHeaderListSize, limits.maxHeaderFieldCount) = (8 * 1024, 16 * 1024, 100)
        let decoder = ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: limits))
        let codec = HTTP1ToHTTPServerCodec(secure: false)
        let channel = EmbeddedChannel(handlers: [decoder, ClosingHeaderHandler(), codec])
        try channel.writeInbound(ByteBuffer(bytes: bytes))
        var requests: [(head: RequestHead, body: [UInt8])] = []
        var present: (head: RequestHead, body: [UInt8])?
        while let part = try channel.readInbound(as: HTTPRequestPart.self) {
            switch part {
            case .head(let request): present = (RequestHead(request), [])
            case .body(let piece): present?.body += piece.readableBytesView
            case .end: if let present { requests.append(present) }
            }
        }
        return requests
    }

    @Test(arguments: 1...8) func `whatever is ordinary is the same request to the decoder`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var taken = 0
        for _ in 0..<2500 {
            let bytes = self.mutation(&random)
            guard case .head(let head, let length) = HeadReader.read(bytes.span), head.bodyLength < 10_000 else {
                continue
            }
            taken += 1
            var request = Array(bytes.prefix(length + head.bodyLength))
            request += [UInt8](repeating: 0x0A, count: length + head.bodyLength - request.count)
            let text = String(decoding: bytes, as: UTF8.self)
            // Behind a request that closes the connection the decoder takes none.
            if !head.closesConnection { request += Array("GET /next HTTP/1.1\r\nHost: a\r\n\r\n".utf8) }
            let read = try self.requests(in: request)
            #expect(read.map(\.head).first == head, "\(text)")
            #expect(read.first?.body == Array(request[length..<length + head.bodyLength]), "\(text)")
            #expect(read.dropFirst().map(\.head.path) == (head.closesConnection ? [] : ["/next"]), "\(text)")
        }
        #expect(taken > 500)
    }
}
