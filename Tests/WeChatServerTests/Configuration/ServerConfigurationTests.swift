// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import Testing
import WeChatBot

@testable import WeChatServer

@Suite struct ServerConfigurationTests {
    let folder: ConfigurationFolder

    init() throws { self.folder = try ConfigurationFolder() }

    @Test func `without anything it is the defaults`() throws {
        let configuration = try self.folder.configuration()
        #expect(configuration == ServerConfiguration(accounts: configuration.accountConfigurations))
        #expect(configuration.host == "127.0.0.1")
        #expect(configuration.port == 8080)
        #expect(configuration.publicURL == nil)
        #expect(configuration.database == .sqlite(path: "doumi.db"))
        #expect(configuration.retention == .seconds(604_800))
        #expect(configuration.limits == WebhookLimits())
        #expect(configuration.logLevel == .info)
        #expect(configuration.logFormat == .text)
    }

    @Test func `every key takes effect`() throws {
        let configuration = try self.folder.configuration(
            yaml: """
                http: {host: "::1", port: 0, publicURL: "https://books.example.org/"}
                database.url: "memory:"
                store.retention: 30d
                limits: {body: 1MiB, connections: 10, handlers: 5, requestDeadline: 5s, idle: 30}
                log: {level: Warning, format: json}
                books.sources: [local]
                """
        )
        #expect(configuration.host == "::1")
        #expect(configuration.port == 0)
        #expect(configuration.publicURL?.url(path: "/covers/1") == "https://books.example.org/covers/1")
        #expect(configuration.database == .memory)
        #expect(configuration.retention == .seconds(30 * 86_400))
        let limits = WebhookLimits(
            bodyBytes: 1 << 20,
            connections: 10,
            requestDeadline: .seconds(5),
            idle: .seconds(30),
            handlers: 5
        )
        #expect(configuration.limits == limits)
        #expect(configuration.logLevel == .warning)
        #expect(configuration.logFormat == .json)
    }

    @Test(
        arguments: [
            ("HTTP_PORT", "http"), ("HTTP_PORT", "65536"), ("HTTP_PORT", "-1"), ("HTTP_PORT", "+80"),
            ("HTTP_PORT", "８０"), ("HTTP_HOST", "a b"), ("HTTP_PUBLIC_URL", "books.example.org"),
            ("HTTP_PUBLIC_URL", "ftp://books.example.org"), ("LIMITS_BODY", "64 apples"), ("LIMITS_BODY", "0"),
            ("LIMITS_BODY", "9999999999999999999MiB"), ("LIMITS_CONNECTIONS", "0"), ("LIMITS_IDLE", "1e5"),
            ("STORE_RETENTION", "1s"), ("LOG_LEVEL", "loud"), ("LOG_FORMAT", "xml"),
        ]
    )
    func `a wrong value is an error with its key, variable and value`(variable: String, value: String) throws {
        let error = try #require(self.folder.error(environment: [variable: value]))
        #expect(error.environmentName == variable)
        #expect(error.problem == "“\(value)” isn't allowed")
        #expect(error.allowed != nil)
    }

    @Test func `an error is one line that says it all`() {
        #expect(
            self.folder.error(yaml: "log.level: info\nhttp:\n  port: \"80\\n80\"\n")?.description
                == "http.port (HTTP_PORT): “8080” isn't allowed; allowed: a whole number from 0 to 65535 "
                + "[\(self.folder.path)/doumi.yaml, line 3]"
        )
    }

    @Test func `a password in an address isn't shown`() throws {
        for variable in ["HTTP_PUBLIC_URL", "DATABASE_URL"] {
            let error = try #require(self.folder.error(environment: [variable: "https://me:verysecret1@example.org"]))
            #expect(!error.description.contains("verysecret1"))
        }
    }

    @Test func `servers that share a database hold their claims for four seconds`() throws {
        for (database, lease) in [("postgres://me@db/doumi", Duration.seconds(4)), ("memory:", nil)] {
            let configuration = try self.folder.configuration(environment: ["DATABASE_URL": database])
            let account = try #require(configuration.accountConfigurations.first)
            #expect(DeskConfiguration(account, of: configuration).lease == lease)
        }
    }

    @Test(
        arguments: [
            ("sqlite:doumi.db", DatabaseURL.sqlite(path: "doumi.db")), ("sqlite:/var/d.db", .sqlite(path: "/var/d.db")),
            ("sqlite:///var/d.db", .sqlite(path: "/var/d.db")), ("memory:", .memory),
            ("postgresql://db/doumi", .postgres("postgresql://db/doumi")),
        ]
    )
    func `a database's address is read`(text: String, database: DatabaseURL) {
        #expect(DatabaseURL(text) == database)
    }

    @Test(arguments: ["", "doumi.db", "sqlite:", "sqlite://host/d.db", "sqlite::memory:", "mysql://db", "file:x"])
    func `other databases don't exist`(text: String) {
        #expect(DatabaseURL(text) == nil)
    }

    @Test(
        arguments: [
            ("https://a.cn", "https://a.cn"), ("HTTP://a.cn:8080/x/", "http://a.cn:8080/x"),
            ("https://[::1]:80", "https://[::1]:80"), ("http://127.0.0.1/", "http://127.0.0.1"),
        ]
    )
    func `a public address is read`(text: String, url: String) {
        #expect(PublicURL(text)?.rawValue == url)
    }

    @Test(
        arguments: [
            "", "https://", "https:///x", "a.cn", "//a.cn", "https://a.cn:0", "https://a.cn:70000", "https://a.cn:",
            "https://u@a.cn", "https://a.cn?x", "https://a.cn#x", "https://a b.cn", "https://书.cn", "https://[]",
            "javascript:alert(1)", "https://a.cn/\"onload=",
        ]
    )
    func `what isn't a public address is refused`(text: String) {
        #expect(PublicURL(text) == nil)
    }
}
