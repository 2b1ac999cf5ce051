// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatBot
import WeChatProtocol
import WeChatServer

@Suite struct AccountConfigurationTests {
    static let key = String(repeating: "k", count: 43)
    static let appID = "wx0123456789abcdef"
    let folder: ConfigurationFolder

    init() throws { self.folder = try ConfigurationFolder() }

    private func account(_ environment: [String: String]) throws -> AccountConfiguration {
        try #require(try self.folder.configuration(environment: environment).accountConfigurations.first)
    }

    @Test func `without anything there is one account, named default, in plain mode, without a token`() throws {
        let account = try self.account([:])
        #expect(account == AccountConfiguration(account: OfficialAccount(credentials: Credentials(tokens: []))))
        #expect(account.account.name == "default")
        #expect(account.account.mode == .plain)
        #expect(account.lateReplies == .auto)
    }

    @Test func `a key makes the account safe unless a mode is set`() throws {
        var environment = ["WECHAT_ENCODING_AES_KEY": Self.key, "WECHAT_APP_ID": Self.appID]
        #expect(try self.account(environment).account.mode == .safe)
        for mode in SecurityMode.allCases {
            environment["WECHAT_MODE"] = mode.rawValue
            #expect(try self.account(environment).account.mode == mode)
        }
    }

    @Test(arguments: ["safe", "compatible"]) func `a mode with envelopes needs a key`(mode: String) {
        let error = self.folder.error(environment: ["WECHAT_MODE": mode])
        #expect(error?.key == "wechat.encodingAesKey")
        #expect(error?.description == "wechat.encodingAesKey (WECHAT_ENCODING_AES_KEY): mode \(mode) needs a key")
    }

    @Test func `a key needs an AppID`() {
        #expect(self.folder.error(environment: ["WECHAT_ENCODING_AES_KEY": Self.key])?.key == "wechat.appID")
    }

    @Test func `a previous token or key needs a current one`() {
        #expect(self.folder.error(environment: ["WECHAT_PREVIOUS_TOKEN": "abc"])?.key == "wechat.previousToken")
        let error = self.folder.error(environment: ["WECHAT_PREVIOUS_ENCODING_AES_KEY": Self.key])
        #expect(error?.key == "wechat.previousEncodingAesKey")
    }

    @Test func `the current token comes before the previous one`() throws {
        let account = try self.account(["WECHAT_TOKEN": "one", "WECHAT_PREVIOUS_TOKEN": "two"])
        #expect(account.account.credentials.tokens == [Token("one"), Token("two")])
    }

    @Test func `all of an account's keys take effect`() throws {
        let picture = try self.folder.write("qr.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0])
        let account = try self.account([
            "WECHAT_ORIGINAL_ID": "gh_0123456789ab", "WECHAT_REPLAY_WINDOW": "10m", "WECHAT_LATE_REPLIES": "pickup",
            "WECHAT_REPLY_DEADLINE": "4.2", "WECHAT_HANDLER_TIMEOUT": "2m", "WECHAT_NAME": " 豆米查书 ",
            "WECHAT_QR_CODE": picture,
        ])
        #expect(account.account.originalID == "gh_0123456789ab")
        #expect(account.account.replayWindow == .seconds(600))
        #expect(account.lateReplies == .pickup)
        #expect(account.replyDeadline == .milliseconds(4200))
        #expect(account.handlerTimeout == .seconds(120))
        #expect(account.title == "豆米查书")
        #expect(account.qrCode?.contentType == "image/png")
        #expect(account.qrCode?.bytes.count == 9)
    }

    @Test(
        arguments: [
            ("WECHAT_TOKEN", "x1"), ("WECHAT_TOKEN", "has space"), ("WECHAT_APP_ID", "wx123"),
            ("WECHAT_APP_ID", "gh_0123456789ab"), ("WECHAT_ORIGINAL_ID", "gh_012345678"), ("WECHAT_MODE", "secure"),
            ("WECHAT_REPLAY_WINDOW", "-1"), ("WECHAT_REPLAY_WINDOW", "soon"), ("WECHAT_LATE_REPLIES", "never"),
            ("WECHAT_REPLY_DEADLINE", "5"), ("WECHAT_REPLY_DEADLINE", "0"), ("WECHAT_HANDLER_TIMEOUT", "0"),
            ("WECHAT_ENCODING_AES_KEY", "short"), ("WECHAT_QR_CODE", "/nowhere/qr.png"),
        ]
    )
    func `a wrong value is an error with its key and variable`(variable: String, value: String) throws {
        let error = try #require(self.folder.error(environment: [variable: value]))
        #expect(error.environmentName == variable)
        #expect(error.origin == .environment(variable))
        let isSecret = ["WECHAT_TOKEN", "WECHAT_ENCODING_AES_KEY"].contains(variable)
        #expect(error.description.contains(value) == !isSecret)
        #expect(!error.description.contains("\n"))
    }

    @Test func `a QR code that isn't a picture is an error`() throws {
        let path = try self.folder.write("qr.png", "<svg/>")
        let error = self.folder.error(environment: ["WECHAT_QR_CODE": path])
        #expect(error?.problem == "\(path) isn't a picture")
        #expect(error?.allowed == "a PNG, JPEG or GIF file of at most 4 MiB")
    }

    @Test func `several accounts have keys of their own, and share what isn't theirs alone`() throws {
        let configuration = try self.folder.configuration(
            environment: ["ACCOUNT_SHOP_TOKEN": "shoptoken", "WECHAT_REPLAY_WINDOW": "300"],
            yaml: """
                accounts: [shop, news-1]
                account:
                  shop: {replayWindow: 60}
                  news-1: {token: newstoken, appID: \(Self.appID), encodingAesKey: \(Self.key)}
                """
        )
        #expect(configuration.accounts.map(\.name) == ["shop", "news-1"])
        #expect(configuration.accounts.map { $0.credentials.tokens.map(\.rawValue) } == [["shoptoken"], ["newstoken"]])
        #expect(configuration.accounts.map(\.mode) == [.plain, .safe])
        #expect(configuration.accounts.map(\.replayWindow) == [.seconds(60), .seconds(300)])
        let environment = ["ACCOUNTS": "news-1", "ACCOUNT_NEWS_1_TOKEN": "abc"]
        let other = try ConfigurationFolder().configuration(environment: environment)
        #expect(other.accounts.map { $0.credentials.tokens.map(\.rawValue) } == [["abc"]])
    }

    @Test(
        arguments: [
            ("shop,,news", "isn't allowed"), ("shop/1", "isn't allowed"), ("商店", "isn't allowed"),
            (String(repeating: "a", count: 33), "isn't allowed"), ("shop,shop", "shop is there twice"),
            ("shop-1,shop_1", "shop-1 and shop_1 have the same environment variables"),
        ]
    )
    func `a name that can't be an account's is an error`(names: String, problem: String) {
        let error = self.folder.error(environment: ["ACCOUNTS": names])
        #expect(error?.key == "accounts")
        #expect(error?.problem.hasSuffix(problem) == true)
    }

    @Test func `an account that isn't listed is an error`() {
        let error = self.folder.error(yaml: "accounts: shop\naccount.news.token: abc\n")
        #expect(error?.key == "account.news.token")
        #expect(error?.problem == "unknown key: accounts doesn't name news")
    }

    @Test func `with several accounts a token that is nobody's is an error`() {
        let error = self.folder.error(environment: ["ACCOUNTS": "shop,news", "WECHAT_TOKEN": "abc"])
        #expect(error?.key == "wechat.token")
        #expect(error?.problem == "accounts are named, and each has its own, such as account.shop.token")
    }
}
