// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import TestSupport
import Testing
import WeChatProtocol
import WeChatSimulator

@testable import WeChatServer

@Suite struct VerificationTests {
    static let echo = "4375120948345356249"

    private func verify(
        _ fixture: WebhookFixture,
        change: (inout SimulatedPlatform) -> Void = { _ in }
    ) async -> WebhookResponse {
        var platform = fixture.platform
        change(&platform)
        let query = platform.verification(echo: Self.echo, at: fixture.clock.now).query
        return await fixture.webhook.respond(to: WebhookRequest(method: "GET", path: "/weixin", query: query))
    }

    @Test(arguments: SecurityMode.allCases) func `the echo comes back exactly, in every mode`(mode: SecurityMode)
        async throws
    {
        let response = await self.verify(try WebhookFixture(mode))
        #expect(
            response
                == WebhookResponse(status: 200, contentType: "text/plain; charset=utf-8", body: Array(Self.echo.utf8))
        )
    }

    @Test func `the official example is verified`() async throws {
        let token = try #require(Token("AAAAA"))
        let fixture = try WebhookFixture { $0.credentials = Credentials(tokens: [token]) }
        let query =
            "signature=f464b24fc39322e44b38aa78f5edd27bd1441696&timestamp=1714036504&nonce=1514711492&echostr=\(Self.echo)"
        let response = await fixture.webhook.respond(to: WebhookRequest(method: "GET", path: "/weixin", query: query))
        #expect(response.text == Self.echo)
    }

    @Test func `an old timestamp is no reason to refuse, since an operator's console may be slow`() async throws {
        let response = await self.verify(try WebhookFixture()) { $0.forgery.clockOffset = -86_400 }
        #expect(response.text == Self.echo)
    }

    @Test(arguments: ["0000000000000000000000000000000000000000", "", "F464"])
    func `with a wrong signature the echo is not repeated`(signature: String) async throws {
        let fixture = try WebhookFixture()
        let response = await self.verify(fixture) { $0.forgery.signature = signature }
        #expect(response.status == 403)
        #expect(!response.text.contains(Self.echo))
        #expect(fixture.log.lines.allSatisfy { !$0.contains(Self.echo) })
    }

    @Test func `without a query, a signature or an echo it is refused`() async throws {
        let fixture = try WebhookFixture()
        let signed = fixture.platform.verification(echo: Self.echo, at: fixture.clock.now).query
        let parts = signed.split(separator: "&")
        var queries = parts.indices.map { dropped in
            parts.indices.filter { $0 != dropped }.map { String(parts[$0]) }.joined(separator: "&")
        }
        queries += ["", "&&==&%", "echostr=1"]
        for query in queries {
            let response = await fixture.webhook.respond(
                to: WebhookRequest(method: "GET", path: "/weixin", query: query)
            )
            #expect(response.status == 403, "\(query)")
            #expect(response.text == "forbidden")
        }
    }

    @Test func `a previous token verifies too`() async throws {
        let other = try #require(TestAccount.otherToken)
        let fixture = try WebhookFixture { $0.credentials.tokens.append(other) }
        #expect(await self.verify(fixture) { $0.token = other }.text == Self.echo)
    }

    @Test func `an echo that looks like a page comes back as plain text`() async throws {
        let fixture = try WebhookFixture()
        let echo = "<script>alert(1)</script>"
        let query = fixture.platform.verification(echo: echo, at: fixture.clock.now).query
        let response = await fixture.webhook.respond(to: WebhookRequest(method: "GET", path: "/weixin", query: query))
        #expect(response.text == echo)
        #expect(response.contentType == "text/plain; charset=utf-8")
    }
}
