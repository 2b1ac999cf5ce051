// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import TestSupport
import Testing
import WeChatBot
import WeChatProtocol
import WeChatSimulator

@testable import WeChatServer

@Suite struct SeveralAccountsTests {
    private func fixture() throws -> WebhookFixture {
        let shop = OfficialAccount(name: "shop", credentials: TestAccount.credentials(withKey: false))
        let news = OfficialAccount(
            name: "news",
            credentials: Credentials(tokens: [try #require(TestAccount.otherToken)])
        )
        return try WebhookFixture(accounts: [shop, news]) { message, context in .text("\(context.account)") }
    }

    @Test func `each account has its own path and token, the first also the bare path`() async throws {
        var fixture = try self.fixture()
        #expect(try await fixture.deliver(fixture.push("a", id: 1)) == .reply("shop", isSealed: false))
        #expect(
            try await fixture.deliver(fixture.push("a", id: 2), path: "/weixin/shop") == .reply("shop", isSealed: false)
        )
        #expect(try await fixture.send(fixture.push("a", id: 3), path: "/weixin/news") == .forbidden)
        fixture.platform.token = try #require(TestAccount.otherToken)
        #expect(
            try await fixture.deliver(fixture.push("a", id: 4), path: "/weixin/news") == .reply("news", isSealed: false)
        )
        #expect(try await fixture.send(fixture.push("a", id: 5), path: "/weixin/shop") == .forbidden)
        #expect(try await fixture.send(fixture.push("a", id: 6)) == .forbidden)
    }

    @Test func `the same MsgId in two accounts is two deliveries`() async throws {
        var fixture = try self.fixture()
        let push = fixture.push("a")
        #expect(try await fixture.deliver(push) == .reply("shop", isSealed: false))
        fixture.platform.token = try #require(TestAccount.otherToken)
        #expect(try await fixture.deliver(push, path: "/weixin/news") == .reply("news", isSealed: false))
        #expect(fixture.bot.runs == 2)
    }

    @Test func `one account's new token is not the other's`() async throws {
        var fixture = try self.fixture()
        let new = try #require(Token("newToken2027"))
        fixture.webhook.update(Credentials(tokens: [new]), ofAccount: "news")
        #expect(try await fixture.deliver(fixture.push("a", id: 1)).isValid)
        fixture.platform.token = new
        #expect(try await fixture.send(fixture.push("a", id: 2)) == .forbidden)
        #expect(try await fixture.deliver(fixture.push("a", id: 3), path: "/weixin/news").isValid)
    }
}
