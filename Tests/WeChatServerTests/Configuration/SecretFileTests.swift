// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol
import WeChatServer

@Suite struct SecretFileTests {
    let folder: ConfigurationFolder

    init() throws { self.folder = try ConfigurationFolder() }

    @Test(arguments: ["verysecret1", "verysecret1\n", "verysecret1\r\n"])
    func `a secret may come from a file, its line end trimmed`(text: String) throws {
        let path = try self.folder.write("secret", text)
        let settings = try self.folder.settings(environment: ["WECHAT_TOKEN_FILE": path])
        #expect(try settings.value("wechat.token", as: .token) == Token("verysecret1"))
        #expect(try settings.setting("wechat.token")?.origin == .secretFile(path: path))
    }

    @Test func `every secret of an account has such a file, wherever the key may be set`() throws {
        let token = try self.folder.write("token", "tokenone")
        let key = try self.folder.write("key", String(repeating: "a", count: 43) + "\n")
        let environment = [
            "WECHAT_APP_ID": "wx0123456789abcdef", "WECHAT_TOKEN_FILE": token, "WECHAT_PREVIOUS_TOKEN_FILE": token,
            "WECHAT_ENCODING_AES_KEY_FILE": key, "WECHAT_PREVIOUS_ENCODING_AES_KEY_FILE": key,
            "WECHAT_APP_SECRET_FILE": token,
        ]
        let settings = try self.folder.settings(environment: environment)
        let account = try #require(try ServerConfiguration(settings: settings).accounts.first)
        #expect(account.credentials.tokens.count == 2)
        #expect(account.credentials.keys.count == 2)
        #expect(account.mode == .safe)
        #expect(try settings.setting("appSecret", account: "default")?.value == "tokenone")

        let shop = try self.folder.configuration(
            environment: ["ACCOUNT_SHOP_TOKEN_FILE": token],
            yaml: "accounts: shop, news\naccount: {news: {tokenFile: \(token)}}"
        )
        #expect(shop.accounts.map { $0.credentials.tokens.map(\.rawValue) } == [["tokenone"], ["tokenone"]])
    }

    @Test func `a file that can't be read is an error naming key and path`() {
        let path = "\(self.folder.path)/none"
        #expect(
            self.folder.error(environment: ["WECHAT_TOKEN_FILE": path])?.description
                == "wechat.tokenFile (WECHAT_TOKEN_FILE): \(path) can't be read: No such file or directory "
                + "[environment variable WECHAT_TOKEN_FILE]"
        )
    }

    @Test func `a file that is empty or no text is an error`() throws {
        let empty = try self.folder.write("empty", "\n")
        #expect(self.folder.error(yaml: "wechat.tokenFile: \(empty)")?.problem.contains("is empty") == true)
        let broken = try self.folder.write("broken", [0xFF])
        #expect(self.folder.error(yaml: "wechat.tokenFile: \(broken)")?.problem.contains("isn't UTF-8") == true)
    }

    @Test func `what the file holds is checked, and not shown`() throws {
        let path = try self.folder.write("secret", "very secret")
        #expect(
            self.folder.error(options: ["wechat.tokenFile": path])?.description
                == "wechat.token (WECHAT_TOKEN): its value isn't allowed; allowed: 3 to 32 letters or digits [\(path)]"
        )
    }

    @Test func `value and file in one place are an error, in two places the order counts`() throws {
        let path = try self.folder.write("secret", "tokenone")
        let both = self.folder.error(environment: ["WECHAT_TOKEN": "tokentwo", "WECHAT_TOKEN_FILE": path])
        #expect(both?.key == "wechat.tokenFile")
        #expect(both?.problem == "wechat.token is set as well; only one of the two may be")
        let settings = try self.folder.settings(
            environment: ["WECHAT_TOKEN": "tokentwo"],
            yaml: "wechat.tokenFile: \(path)"
        )
        #expect(try settings.setting("wechat.token")?.value == "tokentwo")
    }

    @Test func `only secrets have files`() {
        #expect(self.folder.error(yaml: "http.portFile: x")?.problem.hasPrefix("unknown key") == true)
    }

    @Test func `tokens and keys are read again`() throws {
        let token = try self.folder.write("token", "tokenone")
        let settings = try self.folder.settings(yaml: "wechat: {tokenFile: \(token)}")
        let configuration = try ServerConfiguration(settings: settings)
        #expect(configuration.accounts.map { $0.credentials.tokens.map(\.rawValue) } == [["tokenone"]])

        try self.folder.write("token", "tokentwo")
        try self.folder.write("doumi.yaml", "wechat: {tokenFile: \(token), previousToken: tokenone}")
        let credentials = try configuration.rereadCredentials(settings)
        #expect(credentials["default"]?.tokens.map(\.rawValue) == ["tokentwo", "tokenone"])

        try self.folder.write("doumi.yaml", "wechat: {tokenFile: \(token), previousToken: tokenone")
        #expect(throws: ConfigurationError.self) { try configuration.rereadCredentials(settings) }
    }

    @Test func `an account in safe mode can't lose its key`() throws {
        let key = String(repeating: "a", count: 43)
        let safe = "wechat: {token: abc, appID: wx0123456789abcdef, encodingAesKey: \(key)}"
        let settings = try self.folder.settings(yaml: safe)
        let configuration = try ServerConfiguration(settings: settings)
        try self.folder.write("doumi.yaml", "wechat: {token: abc}")
        let error = #expect(throws: ConfigurationError.self) { try configuration.rereadCredentials(settings) }
        #expect(error?.key == "wechat.encodingAesKey")
    }
}
