// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatServer

@Suite struct ConfigurationFileTests {
    let folder: ConfigurationFolder

    init() throws { self.folder = try ConfigurationFolder() }

    private func line(_ line: Int?, of error: ConfigurationError?) -> Bool {
        error?.origin == .file(path: "\(self.folder.path)/doumi.yaml", line: line)
    }

    @Test func `sections and dotted keys, numbers, lists and quotes all become texts`() throws {
        let settings = try self.folder.settings(
            yaml: """
                # the shop and the news
                accounts: [shop, news]
                http:
                  port: 0080
                  publicURL: "https://example.org"
                wechat:
                account:
                  shop: {token: 012, appID: wx0123456789abcdef}
                  news.token: yes
                log.level: ~
                """
        )
        #expect(settings.accountNames == ["shop", "news"])
        #expect(try settings.setting("http.port")?.value == "0080")
        #expect(try settings.setting("http.publicURL")?.value == "https://example.org")
        #expect(try settings.setting("account.shop.token")?.value == "012")
        #expect(try settings.setting("token", account: "news")?.value == "yes")
        #expect(try settings.setting("log.level") == nil)
    }

    @Test(arguments: ["accounts: shop,news", "accounts:\n- shop\n- news\n", "accounts: [shop , \"news\"]"])
    func `a list is a list in every spelling`(yaml: String) throws {
        #expect(try self.folder.settings(yaml: yaml).accountNames == ["shop", "news"])
    }

    @Test(arguments: ["", "# nothing\n", "---\n", "{}", "\u{FEFF}", "http:\n  # port: 1\n"])
    func `a file may say nothing`(yaml: String) throws {
        #expect(try self.folder.configuration(yaml: yaml).port == 8080)
    }

    @Test func `an unknown key is named with its line`() {
        let error = self.folder.error(yaml: "http:\n  port: 1\nwechat:\n  tokn: verysecret1\n")
        #expect(
            error?.description
                == "wechat.tokn: unknown key; did you mean wechat.token? [\(self.folder.path)/doumi.yaml, line 4]"
        )
    }

    @Test(arguments: ["http: 8080", "http: [1, 2]", "http.port.x: 1", "<<: {http.port: 1}", "constructor: 1"])
    func `what is no key is unknown`(yaml: String) {
        let error = self.folder.error(yaml: yaml)
        #expect(error?.problem.hasPrefix("unknown key") == true)
        #expect(self.line(1, of: error))
    }

    @Test func `a key that is there twice is an error with its lines`() {
        let dotted = self.folder.error(yaml: "http: {port: 1}\nhttp.port: 2")
        #expect(dotted?.problem == "http.port is there twice, first in line 1")
        #expect(self.line(2, of: dotted))
        let nested = self.folder.error(yaml: "http:\n  port: 1\n  host: h\n  port: 2\n")
        #expect(nested?.problem == "port is there twice")
        #expect(self.line(2, of: nested))
    }

    @Test(
        arguments: [
            ("http:\n port: 1\n  host: 2\n", 3), ("log.level: [info\n", 2), ("wechat.token: \"verysecret1\n", 2),
            ("a: *none\n", 1), ("http.port: 1\n---\nhttp.port: 2\n", 2), ("\thttp.port: 1\n", 1),
        ]
    )
    func `broken YAML is an error with its line`(yaml: String, line: Int) {
        let error = self.folder.error(yaml: yaml)
        #expect(error?.problem.hasPrefix("not valid YAML: ") == true)
        #expect(self.line(line, of: error), "\(String(describing: error))")
        #expect(error?.description.contains("verysecret1") == false)
    }

    @Test(arguments: ["- http", "verysecret1", "[1]"])
    func `a file that isn't keys and values is an error`(yaml: String) {
        let error = self.folder.error(yaml: yaml)
        #expect(error?.problem == "the file should consist of keys and values")
        #expect(error?.description.contains("verysecret1") == false)
    }

    @Test func `bytes that are no text are an error`() throws {
        try self.folder.write("doumi.yaml", [0x61, 0x3A, 0xFF, 0xFE])
        #expect(self.folder.error()?.problem == "the file isn't UTF-8 text")
        try self.folder.write("doumi.yaml", "http.port: 1\u{0}")
        #expect(self.folder.error()?.problem.hasPrefix("not valid YAML") == true)
    }

    @Test func `a list where one value belongs is an error`() {
        let error = self.folder.error(yaml: "log.level: info\nhttp.port:\n  - 8080\n")
        #expect(error?.key == "http.port")
        #expect(error?.environmentName == "HTTP_PORT")
        #expect(error?.problem == "it takes one value, not a list")
        #expect(self.line(2, of: error))
        #expect(self.folder.error(yaml: "accounts: [[shop]]")?.problem == "accounts should be a list of plain words")
    }

    @Test func `a key of later versions is known`() throws {
        let settings = try self.folder.settings(
            yaml: "console: {port: 1}\ndouban: {apiKey: x, method: POST}\nmenu.file: menu.json\nlimits.userQueue: 3\n"
        )
        #expect(try settings.setting("douban.method")?.value == "POST")
    }
}
