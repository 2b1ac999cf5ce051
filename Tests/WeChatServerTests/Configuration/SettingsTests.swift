// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Configuration
import Logging
import Testing
import WeChatServer

@Suite struct SettingsTests {
    let folder: ConfigurationFolder

    init() throws { self.folder = try ConfigurationFolder() }

    @Test func `options win over the environment, that over the file, that over the defaults`() throws {
        let yaml = "http: {port: 3, host: h3}\nlog.level: debug\nwechat.name: 豆米"
        let settings = try self.folder.settings(
            options: ["http.port": "1"],
            environment: ["HTTP_PORT": "2", "HTTP_HOST": "h2", "LOG_LEVEL": ""],
            yaml: yaml
        )
        let configuration = try ServerConfiguration(settings: settings)
        #expect(configuration.port == 1)
        #expect(configuration.host == "h2")
        #expect(configuration.logLevel == .debug)
        #expect(configuration.accountConfigurations.first?.title == "豆米")
        #expect(configuration.logFormat == .text)
        #expect(try settings.setting("http.port")?.origin == .option)
        #expect(try settings.setting("http.host")?.origin == .environment("HTTP_HOST"))
        #expect(try settings.setting("log.level")?.origin == .file(path: "\(self.folder.path)/doumi.yaml", line: 2))
        #expect(try settings.setting("log.format") == nil)
        #expect(settings.reader.string(forKey: "http.host") == "h2")
    }

    @Test func `the file that is named counts, the option before the variable`() throws {
        let first = try self.folder.write("first.yaml", "http.port: 1")
        let second = try self.folder.write("second.yaml", "http.port: 2")
        let environment = ["DOUMI_CONFIG": second]
        let both = try self.folder.settings(environment: environment, file: first, yaml: "http.port: 3")
        #expect(both.filePath == first)
        #expect(try both.setting("http.port")?.value == "1")
        #expect(try self.folder.settings(environment: environment).setting("http.port")?.value == "2")
        #expect(try self.folder.settings().setting("http.port")?.value == "3")
    }

    @Test func `a named file that is missing is an error, one that nobody names is not`() throws {
        #expect(try self.folder.settings().filePath == nil)
        let missing = "\(self.folder.path)/none.yaml"
        let error = #expect(throws: ConfigurationError.self) { try self.folder.settings(file: missing) }
        #expect(error?.description == "config (DOUMI_CONFIG): the file \(missing) doesn't exist [command line]")
        #expect(throws: ConfigurationError.self) { try self.folder.settings(environment: ["DOUMI_CONFIG": missing]) }
    }

    @Test func `a folder is no configuration file`() throws {
        let error = #expect(throws: ConfigurationError.self) { try self.folder.settings(file: self.folder.path) }
        #expect(error?.problem == "the file can't be read: Is a directory")
    }

    @Test func `an unknown option is an error`() {
        let error = self.folder.error(options: ["http.prot": "1"])
        #expect(error?.description == "http.prot: unknown key; did you mean http.port? [command line]")
    }

    @Test func `an unknown variable is the system's, but one that looks like ours is worth a warning`() throws {
        let environment = [
            "HTTP_PROXY": "x", "WECHAT_APPID": "x", "WECHAT_TOKEN": "abc", "WECHAT_TOKEN_FIEL": "x",
            "DOUBAN_APIKEY": "x",
        ]
        let settings = try self.folder.settings(environment: environment)
        #expect(
            settings.warnings == [
                "environment variable DOUBAN_APIKEY isn't known; did you mean DOUBAN_API_KEY?",
                "environment variable WECHAT_APPID isn't known; did you mean WECHAT_APP_ID?",
                "environment variable WECHAT_TOKEN_FIEL isn't known; did you mean WECHAT_TOKEN_FILE?",
            ]
        )
    }

    @Test func `a named account's misspelled variable is worth a warning too`() throws {
        let environment = ["ACCOUNTS": "shop", "ACCOUNT_SHOP_TOKN": "x", "ACCOUNT_NEWS_TOKEN": "x"]
        #expect(
            try self.folder.settings(environment: environment).warnings == [
                "environment variable ACCOUNT_SHOP_TOKN isn't known; did you mean ACCOUNT_SHOP_TOKEN?"
            ]
        )
    }

    @Test func `a program may have keys of its own`() throws {
        let keys = ConfigurationKey.all + [ConfigurationKey("bot.greeting", help: "What it says.")]
        let settings = try Settings(
            environment: ["BOT_GREETING": " hello "],
            directory: self.folder.path,
            keys: keys
        )
        #expect(try settings.value("bot.greeting", as: .text) == "hello")
        #expect(throws: ConfigurationError.self) { try self.folder.settings().setting("bot.greeting") }
    }

    @Test func `nothing of a secret is in a dump`() throws {
        let secret = "verysecret1"
        let settings = try self.folder.settings(
            options: ["wechat.token": secret],
            environment: ["WECHAT_PREVIOUS_TOKEN": secret, "WECHAT_PASSWORD_WITH_TYPO": secret],
            yaml: "wechat.appSecret: \(secret)\nwechat.appID: wx0123456789abcdef"
        )
        let setting = try #require(try settings.setting("wechat.token"))
        let configuration = try ServerConfiguration(settings: settings)
        for text in ["\(settings)", "\(setting)", "\(configuration)", String(reflecting: settings.reader)] {
            #expect(!text.contains(secret))
        }
        var dumped = ""
        dump(settings, to: &dumped)
        dump(setting, to: &dumped)
        dump(configuration, to: &dumped)
        #expect(!dumped.contains(secret))
    }
}
