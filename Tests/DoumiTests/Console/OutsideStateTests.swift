// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatAPI
import WeChatBot
import WeChatProtocol
import WeChatServer

@testable import Doumi

/// What the overview says of tokens and sources.
struct OutsideStateTests {
    private func accounts() throws -> [AccountConfiguration] {
        let options = [
            "wechat.token": "token", "wechat.appID": "wx1234567890abcdef",
            "wechat.appSecret": "0123456789abcdef0123456789abcdef",
        ]
        let settings = try Settings(options: options, environment: [:], directory: "/nonexistent")
        return try ServerConfiguration(settings: settings).accountConfigurations
    }

    @Test func `a token's age is told, and never the token`() async throws {
        let accounts = try self.accounts()
        let appID = try #require(accounts.first?.account.credentials.appID)
        let tokens = MemoryAccessTokenStore()
        let token = AccessToken(value: "SECRET", obtained: 1_000_000, expires: 8_200_000)
        try await tokens.save(token, for: AccessTokenKey(appID: appID, kind: .stable), at: 1_000_000)
        let state = OutsideState(sources: [], accounts: accounts, tokens: tokens)
        let now = await state.tokenLines(.english, at: 1_600_000)
        #expect(now.map(\.words) == ["default: 10 min old, 110 min left"])
        #expect(now.map(\.isBad) == [false])
        #expect(await state.tokenLines(.english, at: 9_000_000).map(\.isBad) == [true])
    }

    @Test func `an account without a token yet, or without a secret, is no trouble`() async throws {
        let accounts = try self.accounts()
        let none = await OutsideState(sources: [], accounts: accounts, tokens: nil).tokenLines(.english, at: 0)
        #expect(none.map(\.words) == ["default: none yet"])
        var without = accounts
        without[0].access = nil
        let lines = await OutsideState(sources: [], accounts: without, tokens: nil).tokenLines(.english, at: 0)
        #expect(lines.map(\.words) == ["default: no AppSecret"])
    }
}
