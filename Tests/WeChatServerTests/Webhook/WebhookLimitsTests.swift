// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import TestSupport
import Testing
import WeChatSimulator
import WeChatProtocol

@testable import WeChatServer

@Suite struct WebhookLimitsTests {
    private func response(_ fixture: WebhookFixture, _ method: String, _ path: String) async -> WebhookResponse {
        await fixture.webhook.respond(to: WebhookRequest(method: method, path: path))
    }

    @Test(arguments: [
        "/", "/weixinfoo", "/weixi", "/weixin/unknown", "/weixin/default/more", "/weixin//", "/WEIXIN", "",
    ])
    func `another path and an unknown account are not found`(path: String) async throws {
        let fixture = try WebhookFixture()
        for method in ["GET", "POST", "DELETE"] {
            #expect(await self.response(fixture, method, path) == .notFound)
        }
    }

    @Test(arguments: ["/weixin", "/weixin/", "/weixin/default"])
    func `the first account answers with and without its name`(path: String) async throws {
        let fixture = try WebhookFixture()
        #expect(try await fixture.deliver(fixture.push("hi"), path: path) == .reply("echo hi", isSealed: false))
    }

    @Test(arguments: ["PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "post", ""])
    func `a method other than GET and POST isn't allowed`(method: String) async throws {
        #expect(await self.response(try WebhookFixture(), method, "/weixin") == .methodNotAllowed)
    }

    @Test func `a body at the limit is read, one byte more is too large, whoever signed it`() async throws {
        let fixture = try WebhookFixture(limits: WebhookLimits(bodyBytes: 1000))
        let empty = fixture.push("").xml.count
        let fits = fixture.push(String(repeating: "x", count: 1000 - empty))
        #expect(fits.xml.count == 1000)
        #expect(try await fixture.deliver(fits).isValid)
        let tooLong = fixture.push(String(repeating: "x", count: 1001 - empty))
        #expect(try await fixture.send(tooLong) == .contentTooLarge)
        let unsigned = WebhookRequest(method: "POST", path: "/weixin", body: [UInt8](repeating: 0, count: 1001))
        #expect(await fixture.webhook.respond(to: unsigned) == .contentTooLarge)
        #expect(fixture.bot.runs == 1)
    }

    @Test(
        arguments: [
            "<xml><action>CheckContainerPath</action></xml>",
            "<xml>\n <action><![CDATA[CheckContainerPath]]></action>\n</xml>\n", #"{ "action": "CheckContainerPath" }"#,
        ]
    )
    func `cloud hosting's unsigned probe is answered, without the bot`(body: String) async throws {
        let fixture = try WebhookFixture(.safe)
        let request = WebhookRequest(method: "POST", path: "/weixin", body: Array(body.utf8))
        #expect(await fixture.webhook.respond(to: request) == .success)
        #expect(fixture.bot.runs == 0)
    }

    @Test(
        arguments: [
            "<xml><action>CheckContainerPath</action><MsgType>text</MsgType></xml>", "CheckContainerPath", "",
            "<xml><action>CheckContainerPath</action></xml>" + String(repeating: " ", count: 256),
        ]
    )
    func `what merely looks like the probe needs a signature`(body: String) async throws {
        let request = WebhookRequest(method: "POST", path: "/weixin", body: Array(body.utf8))
        #expect(await (try WebhookFixture()).webhook.respond(to: request) == .forbidden)
    }

    @Test func `the debugging event is an event like any other`() async throws {
        let fixture = try WebhookFixture()
        let body = """
            <xml><ToUserName>gh_000000000000</ToUserName><FromUserName>oUser</FromUserName><CreateTime>1</CreateTime>            <MsgType>event</MsgType><Event>debug_demo</Event><debug_str>hello world</debug_str></xml>
            """
        #expect(try await fixture.post(body) == .success)
        #expect(fixture.bot.runs == 1)
    }
}
