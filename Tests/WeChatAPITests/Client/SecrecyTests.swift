// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import TestSupport
import Testing
import WeChatAPI
import WeChatBot
import WeChatProtocol
import WeChatSimulator

@Suite struct SecrecyTests {
    @Test(arguments: ["", "with space", "line\n", "密"])
    func `an AppSecret is visible ASCII`(text: String) {
        #expect(AppSecret(text) == nil)
    }

    @Test func `a secret and a token print as hidden`() throws {
        let secret = try #require(AppSecret("0123456789abcdef"))
        let token = AccessToken(value: "0123456789abcdef", obtained: 0, expires: 1)
        var text = "\(secret) \(String(reflecting: secret)) \(token) \(String(reflecting: token)) \([token])"
        dump(secret, to: &text)
        dump(token, to: &text)
        #expect(!text.contains("0123456789"))
    }

    @Test func `nothing that a client prints, logs or throws shows a secret, a token or a message`() async throws {
        let store = MemoryAccessTokenStore()
        try await APIFixture.run(store: store) { fixture in
            let token = try await fixture.client.accessToken().value
            let secret = fixture.api.secret
            var text = "\(fixture.client) \(String(reflecting: fixture.client)) \(store)"
            dump(fixture.client, to: &text)
            dump(store, to: &text)
            dump(CustomerServiceDelivery(client: fixture.client), to: &text)
            let echo = #"{"errcode":45009,"errmsg":"no more for \#(token), \#(secret) rid: 1-2-3"}"#
            let answers: [ScriptedAnswer] = [
                .text(echo), .text("<p>\(token)"), .text("{\"errcode\":\"\(token)\"}"), .redirect(to: "/\(token)"),
                .closed, .half, .error(45002),
            ]
            for answer in answers {
                fixture.api.answer(APIFixture.send, with: answer)
                let error = await fixture.error { () async throws(WeChatClientError) in
                    try await fixture.client.send(CustomerServiceMessage(.text("a private word"), to: "oUser"))
                }
                text += "\(try #require(error)) \(String(reflecting: error))"
                dump(error, to: &text)
            }
            fixture.time.advance(by: .seconds(7200))
            fixture.api.answer(
                APIFixture.stable,
                with: .text(#"{"errcode":40125,"errmsg":"\#(secret) is wrong"}"#)
            )
            let error = await fixture.error { () async throws(WeChatClientError) in
                _ = try await fixture.client.accessToken()
            }
            text += "\(try #require(error)) \(String(reflecting: error)) \(fixture.log.lines.joined(separator: "\n"))"
            #expect(fixture.log.lines.contains { $0.contains("no access token") })
            #expect(!text.contains(token))
            #expect(!text.contains("a private word"))
            #expect(!text.contains(secret))
        }
    }
}
