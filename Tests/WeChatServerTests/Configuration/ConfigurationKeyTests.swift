// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Configuration
import Testing
import WeChatServer

@Suite struct ConfigurationKeyTests {
    /// The table of the project's design: names that scripts and operators rely on.
    static let promised = [
        "http.host": "HTTP_HOST", "http.port": "HTTP_PORT", "http.publicURL": "HTTP_PUBLIC_URL",
        "console.host": "CONSOLE_HOST", "console.port": "CONSOLE_PORT", "console.password": "CONSOLE_PASSWORD",
        "wechat.token": "WECHAT_TOKEN", "wechat.appID": "WECHAT_APP_ID", "wechat.appSecret": "WECHAT_APP_SECRET",
        "wechat.encodingAesKey": "WECHAT_ENCODING_AES_KEY", "wechat.originalID": "WECHAT_ORIGINAL_ID",
        "wechat.previousToken": "WECHAT_PREVIOUS_TOKEN",
        "wechat.previousEncodingAesKey": "WECHAT_PREVIOUS_ENCODING_AES_KEY", "wechat.mode": "WECHAT_MODE",
        "wechat.replayWindow": "WECHAT_REPLAY_WINDOW", "wechat.lateReplies": "WECHAT_LATE_REPLIES",
        "wechat.replyDeadline": "WECHAT_REPLY_DEADLINE", "wechat.handlerTimeout": "WECHAT_HANDLER_TIMEOUT",
        "wechat.apiBaseURL": "WECHAT_API_BASE_URL", "wechat.proxy": "WECHAT_PROXY", "wechat.name": "WECHAT_NAME",
        "wechat.qrCode": "WECHAT_QR_CODE", "accounts": "ACCOUNTS", "database.url": "DATABASE_URL",
        "books.sources": "BOOKS_SOURCES", "douban.baseURL": "DOUBAN_BASE_URL", "douban.apiKey": "DOUBAN_API_KEY",
        "douban.method": "DOUBAN_METHOD", "openlibrary.baseURL": "OPENLIBRARY_BASE_URL",
        "openlibrary.contact": "OPENLIBRARY_CONTACT", "googlebooks.baseURL": "GOOGLEBOOKS_BASE_URL",
        "googlebooks.apiKey": "GOOGLEBOOKS_API_KEY", "neodb.baseURL": "NEODB_BASE_URL", "menu.file": "MENU_FILE",
        "store.retention": "STORE_RETENTION", "limits.body": "LIMITS_BODY", "limits.connections": "LIMITS_CONNECTIONS",
        "limits.handlers": "LIMITS_HANDLERS", "limits.queue": "LIMITS_QUEUE", "limits.userQueue": "LIMITS_USER_QUEUE",
        "log.level": "LOG_LEVEL", "log.format": "LOG_FORMAT",
    ]

    /// Those that came later.
    private static let added: Set = ["console.showText", "limits.requestDeadline", "limits.idle"]

    @Test func `every key that the design promises is known under its environment variable`() {
        let names = Dictionary(uniqueKeysWithValues: ConfigurationKey.all.map { ($0.name, $0.environmentName) })
        for (key, variable) in Self.promised {
            #expect(names[key] == variable)
        }
        #expect(Set(names.keys).subtracting(Self.promised.keys) == Self.added)
    }

    @Test func `swift-configuration spells the environment variables as the table does`() throws {
        for key in ConfigurationKey.all {
            let provider = EnvironmentVariablesProvider(environmentVariables: [key.environmentName: "here"])
            #expect(ConfigReader(provider: provider).string(forKey: ConfigKey(key.name)) == "here", "\(key.name)")
        }
    }

    @Test func `tokens, keys, passwords and addresses that may have one are secrets`() {
        let secrets = ConfigurationKey.all.filter(\.isSecret).map(\.name)
        #expect(
            Set(secrets) == [
                "console.password", "wechat.token", "wechat.appSecret", "wechat.encodingAesKey", "wechat.previousToken",
                "wechat.previousEncodingAesKey", "wechat.proxy", "database.url", "douban.apiKey", "googlebooks.apiKey",
            ]
        )
        #expect(ConfigurationKey.all.allSatisfy { !$0.help.isEmpty && !$0.help.contains("\n") })
    }

    @Test func `the table prints as text`() {
        let text = ConfigurationKey.text()
        #expect(text.contains("  http.port  HTTP_PORT  (default: 8080)\n      Port of the webhook"))
        #expect(text.contains("wechat.token  WECHAT_TOKEN or WECHAT_TOKEN_FILE"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 })
    }
}
