// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import Testing

@testable import WeChatServer

@Suite struct ClosingHeaderHandlerTests {
    /// The statuses and the last bytes of what a whole HTTP pipeline answers to bytes.
    private func answers(to text: String) async throws -> String {
        let webhook = try WebhookFixture().webhook
        let channel = try await NIOAsyncTestingChannel { channel in
            let pipeline = channel.pipeline.syncOperations
            try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: false, withErrorHandling: false)
            try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            let table = ConnectionTable(limit: 10)
            try pipeline.addHandler(
                WebhookChannelHandler(responder: webhook, limits: WebhookLimits(), connections: table)
            )
        }
        try await channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).get()
        try await channel.writeInbound(ByteBuffer(string: text))
        var answer = ""
        while let buffer = try await channel.readOutbound(as: ByteBuffer.self) { answer += String(buffer: buffer) }
        // In this channel closing the outgoing side closes all of it.
        return channel.isActive ? answer : answer + "closed"
    }

    @Test func `HTTP/1.0 gets its answer and a closed connection`() async throws {
        for field in ["", "Connection: keep-alive\r\n", "Expect: 100-continue\r\n"] {
            let answer = try await self.answers(to: "POST /weixin HTTP/1.0\r\nContent-Length: 2\r\n\(field)\r\nhi")
            #expect(answer.hasPrefix("HTTP/1.1 403 Forbidden\r\n"))
            #expect(answer.lowercased().contains("\r\nconnection: close\r\n"))
            #expect(answer.hasSuffix("forbiddenclosed"))
        }
    }

    @Test func `HTTP/1.1 keeps the connection unless it says otherwise`() async throws {
        let kept = try await self.answers(
            to: "GET /weixin HTTP/1.1\r\nHost: a\r\n\r\nGET /weixin HTTP/1.1\r\nHost: a\r\n\r\n"
        )
        #expect(kept.components(separatedBy: "HTTP/1.1 403").count == 3)
        #expect(kept.hasSuffix("forbidden"))
        let closed = try await self.answers(to: "GET /weixin HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n")
        #expect(closed.hasSuffix("forbiddenclosed"))
    }

    @Test(
        arguments: [
            "nonsense\r\n\r\n", "POST /weixin HTTP/1.1\r\nContent-Length: x\r\n\r\n",
            "POST /weixin HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "GET /weixin HTTP/9.9\r\n\r\n",
            "POST /weixin HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n\r\n",
        ]
    )
    func `what is no HTTP is a bad request`(text: String) async throws {
        let answer = try await self.answers(to: text)
        #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        #expect(answer.hasSuffix("closed"))
    }
}
