// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing
import WeChatProtocol
import WeChatSimulator

@testable import WeChatServer

@Suite struct WebhookRouteTests {
    private func test(
        _ fixture: WebhookFixture,
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let router = Router()
        router.addWebhook(fixture.webhook, limits: WebhookLimits(bodyBytes: 4096))
        router.get("/other") { _, _ in "other" }
        try await Application(responder: router.buildResponder()).test(.router, body)
    }

    @Test func `a push is answered by the route of somebody's own application`() async throws {
        let fixture = try WebhookFixture()
        let push = fixture.push("hello")
        let request = try fixture.request(push)
        try await self.test(fixture) { client in
            for path in ["/weixin", "/weixin/default"] {
                let target = "\(path)?\(request.query)"
                try await client.execute(uri: target, method: .post, body: ByteBuffer(bytes: request.body)) {
                    response in
                    #expect(response.status == .ok)
                    #expect(response.headers[.contentType] == "text/xml; charset=utf-8")
                    #expect(response.headers[values: .contentLength] == ["\(response.body.readableBytes)"])
                    let answer = PushResponse(status: 200, body: Array(buffer: response.body))
                    #expect(fixture.platform.outcome(of: answer, to: push) == .reply("echo hello", isSealed: false))
                }
            }
            try await client.execute(uri: "/other", method: .get) { #expect(String(buffer: $0.body) == "other") }
        }
    }

    @Test func `the same checks hold`() async throws {
        let fixture = try WebhookFixture()
        let verification = fixture.platform.verification(echo: "123", at: fixture.clock.now).query
        let cases: [(HTTPRequest.Method, String, Int, HTTPResponse.Status)] = [
            (.get, "/weixin?\(verification)", 0, .ok), (.get, "/weixin?\(verification)0", 0, .ok),
            (.get, "/weixin", 0, .forbidden), (.post, "/weixin", 10, .forbidden),
            (.post, "/weixin", 4097, .contentTooLarge),
            (.put, "/weixin", 0, .methodNotAllowed), (.delete, "/weixin/default", 0, .methodNotAllowed),
            (.get, "/weixin/nobody", 0, .notFound), (.get, "/weixin/a/b", 0, .notFound),
        ]
        try await self.test(fixture) { client in
            for (method, uri, bytes, status) in cases {
                let body = ByteBuffer(repeating: 0x20, count: bytes)
                try await client.execute(uri: uri, method: method, body: body) { response in
                    #expect(response.status == status, "\(method) \(uri)")
                }
            }
        }
    }
}
