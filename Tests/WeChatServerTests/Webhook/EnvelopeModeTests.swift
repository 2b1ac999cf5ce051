// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import TestSupport
import Testing
import WeChatProtocol
import WeChatSimulator

@testable import WeChatServer

@Suite struct EnvelopeModeTests {
    private let plain =
        "<xml><ToUserName>gh_000000000000</ToUserName><FromUserName>oUser</FromUserName>"
        + "<CreateTime>1</CreateTime><MsgType>text</MsgType><Content>hi</Content><MsgId>1</MsgId></xml>"

    @Test(arguments: ["", "&encrypt_type=aes", "&encrypt_type=raw", "&encrypt_type=aes&msg_signature=0"])
    func `in safe mode a body without Encrypt is refused, whatever the query says`(extra: String) async throws {
        let fixture = try WebhookFixture(.safe)
        #expect(try await fixture.post(self.plain, adding: extra) == .forbidden)
        #expect(try await fixture.post("<xml><Encrypt></Encrypt></xml>", adding: extra) == .forbidden)
        #expect(fixture.bot.runs == 0)
    }

    @Test(arguments: [
        "", "not XML", "<xml><Encrypt>", "{\"Encrypt\":\"\"}", "<!DOCTYPE xml><xml><Encrypt>x</Encrypt></xml>",
    ])
    func `in safe mode an envelope that can't be read is a bad request`(body: String) async throws {
        #expect(try await (try WebhookFixture(.safe)).post(body, adding: "&encrypt_type=aes") == .badRequest)
    }

    @Test func `every envelope that can't be opened is refused in the same words, and told apart in the log`()
        async throws
    {
        let fixture = try WebhookFixture(.safe)
        let token = try #require(TestAccount.token)
        let sealed = try EnvelopeCodec(key: try #require(TestAccount.key), appID: TestAccount.appID)
            .seal(Array(self.plain.utf8))
        let other = try EnvelopeCodec(key: try #require(TestAccount.key), appID: "wx9999999999999999")
            .seal(Array(self.plain.utf8))
        let cases: [(encrypt: String, cause: String)] = [
            ("%", "base64"), ("AAAA", "cipher"), (String(repeating: "A", count: 64 / 3 * 4 + 4), "cipher"),
            (String(decoding: sealed.prefix(44) + sealed.suffix(from: 44).reversed(), as: UTF8.self), ""),
            (String(decoding: other, as: UTF8.self), "appID"),
        ]
        for (encrypt, cause) in cases {
            let base = fixture.platform.verification(echo: "", at: fixture.clock.now)
            let signature = Signature(token: token, timestamp: base.timestamp, nonce: base.nonce, encrypt: encrypt)
            let request = WebhookRequest(
                method: "POST",
                path: "/weixin",
                query: base.query + "&encrypt_type=aes&msg_signature=\(signature)",
                body: Envelope(account: nil, encrypt: encrypt).xml
            )
            #expect(await fixture.webhook.respond(to: request) == .forbidden)
            #expect(fixture.log.lines.last?.contains("envelope: \(cause)") == true)
        }
        var forged = fixture.platform
        forged.forgery.messageSignature = String(repeating: "0", count: 40)
        let request = try forged.request(for: fixture.push("hi"), at: fixture.clock.now)
        let response = await fixture.webhook.respond(
            to: WebhookRequest(method: "POST", path: "/weixin", query: request.query, body: request.body ?? [])
        )
        #expect(response == .forbidden)
        #expect(fixture.log.lines.last?.contains("envelope: signature") == true)
        #expect(fixture.bot.runs == 0)
    }

    @Test func `an envelope for another account than its inside, or than configured, is refused`() async throws {
        let fixture = try WebhookFixture(.safe)
        var request = try fixture.request(fixture.push("hi"))
        request.body = Array(
            String(decoding: request.body, as: UTF8.self).replacing("gh_000000000000", with: "gh_111111111111").utf8
        )
        #expect(await fixture.webhook.respond(to: request) == .forbidden)
        for mode in SecurityMode.allCases {
            let pinned = try WebhookFixture(mode) { $0.originalID = "gh_111111111111" }
            #expect(try await pinned.send(pinned.push("hi")) == .forbidden)
            #expect(pinned.log.lines.last?.contains("original id") == true)
            let right = try WebhookFixture(mode) { $0.originalID = "gh_000000000000" }
            #expect(try await right.deliver(right.push("hi")).isValid)
        }
    }

    @Test func `previous token and key are accepted, and the reply is sealed with them`() async throws {
        var fixture = try WebhookFixture(.safe)
        var credentials = TestAccount.credentials(withKey: true)
        credentials.tokens.insert(try #require(TestAccount.otherToken), at: 0)
        credentials.keys.insert(try #require(TestAccount.otherKey), at: 0)
        fixture.webhook.update(credentials, ofAccount: "default")
        // The platform judges as strictly as WeChat: with its own token and key.
        #expect(try await fixture.deliver(fixture.push("hi", id: 1)) == .reply("echo hi", isSealed: true))
        fixture.platform.token = try #require(TestAccount.otherToken)
        #expect(try await fixture.deliver(fixture.push("hi", id: 2)) == .reply("echo hi", isSealed: true))
        fixture.platform.protection = .safe(try #require(TestAccount.otherKey), TestAccount.appID)
        #expect(try await fixture.deliver(fixture.push("hi", id: 3)) == .reply("echo hi", isSealed: true))
        credentials.keys.removeLast()
        fixture.webhook.update(credentials, ofAccount: "default")
        fixture.platform.protection = .safe(try #require(TestAccount.key), TestAccount.appID)
        #expect(try await fixture.send(fixture.push("hi", id: 4)) == .forbidden)
    }

    @Test func `in compatible mode a push is answered the way it came`() async throws {
        var fixture = try WebhookFixture(.compatible)
        #expect(try await fixture.deliver(fixture.push("one", id: 1)) == .reply("echo one", isSealed: true))
        fixture.platform.protection = .safe(try #require(TestAccount.key), TestAccount.appID)
        #expect(try await fixture.deliver(fixture.push("two", id: 2)) == .reply("echo two", isSealed: true))
        fixture.platform.protection = .plain
        #expect(try await fixture.deliver(fixture.push("three", id: 3)) == .reply("echo three", isSealed: false))
        #expect(try await fixture.post(self.plain, adding: "&encrypt_type=aes") == .forbidden)
    }

    @Test func `without a key the plain half of a compatible push is answered, an envelope alone refused`() async throws
    {
        var fixture = try WebhookFixture(.plain)
        fixture.platform.protection = .compatible(try #require(TestAccount.key), TestAccount.appID)
        #expect(try await fixture.deliver(fixture.push("hi")) == .reply("echo hi", isSealed: false))
        fixture.platform.protection = .safe(try #require(TestAccount.key), TestAccount.appID)
        #expect(try await fixture.send(fixture.push("hi")) == .forbidden)
        #expect(fixture.log.lines.last?.contains("no EncodingAESKey") == true)
        #expect(try await fixture.post("<xml><Encrypt>AAAA</Encrypt></xml>") == .forbidden)
    }
}
