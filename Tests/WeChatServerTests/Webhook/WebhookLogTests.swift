// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import TestSupport
import Testing
import WeChatBot
import WeChatProtocol
import WeChatSimulator

@testable import WeChatServer

@Suite struct WebhookLogTests {
    @Test(arguments: SecurityMode.allCases)
    func `no token, key, echo, text or OpenID gets into the log`(mode: SecurityMode) async throws {
        var fixture = try WebhookFixture(
            mode,
            bot: { message, _ in
                if case .text(let text) = message.body, text.content.contains("fail") { throw XMLError(.empty, at: 0) }
                return "verysecretreply"
            }
        )
        let push = fixture.push("verysecrettext")
        _ = try await fixture.send(push)
        _ = try await fixture.send(push)
        _ = try await fixture.send(fixture.push("verysecretfail", id: 2))
        _ = try await fixture.post("<xml>verysecretbroken")
        let verification = fixture.platform.verification(echo: "verysecretecho", at: fixture.clock.now)
        for query in [
            verification.query, verification.query + "0", verification.query.replacing("signature=", with: "s="),
        ] {
            _ = await fixture.webhook.respond(to: WebhookRequest(method: "GET", path: "/weixin", query: query))
        }
        fixture.platform.forgery.nonce = verification.nonce
        _ = try await fixture.send(fixture.push("verysecrettext", id: 3))
        _ = try await fixture.send(fixture.push("verysecrettext", id: 4))
        for offset in [-3600, -3601, -3602] as [Int64] {
            fixture.platform.forgery.clockOffset = offset
            fixture.platform.forgery.nonce = nil
            _ = try await fixture.send(fixture.push("verysecrettext", id: 5))
        }
        #expect(!fixture.log.lines.isEmpty)
        let secrets = [
            "verysecret", "swiftToken2026", "AAECAwQFBgcI", PushDraft.user.rawValue, verification.nonce,
        ]
        for line in fixture.log.lines {
            for secret in secrets { #expect(!line.contains(secret), "\(line)") }
        }
    }

    @Test func `refusals say the cause, the account and the request, at most ten in a second`() async throws {
        let fixture = try WebhookFixture()
        let request = WebhookRequest(method: "POST", path: "/weixin", query: "signature=x")
        for _ in 1...25 { _ = await fixture.webhook.respond(to: request) }
        #expect(fixture.log.lines.count == 10)
        #expect(fixture.log.lines.first?.contains("request refused") == true)
        #expect(fixture.log.lines.first?.contains(request.id.description) == true)
        #expect(fixture.log.lines.first?.contains("default") == true)
        fixture.clock.advance(by: 1)
        _ = await fixture.webhook.respond(to: request)
        #expect(fixture.log.lines.count == 12)
        #expect(fixture.log.lines[10].contains("15"))
    }

    @Test func `a path that is nobody's is in the log too, without the path`() async throws {
        let fixture = try WebhookFixture()
        _ = await fixture.webhook.respond(to: WebhookRequest(method: "GET", path: "/weixin/verysecret"))
        #expect(fixture.log.lines.count == 1)
        #expect(fixture.log.lines.first?.contains("verysecret") == false)
    }
}
