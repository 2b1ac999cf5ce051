// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging

extension ServerConfiguration {
    /// Reads the configuration.
    /// - Throws: ``ConfigurationError`` for the first value that isn't allowed.
    public init(settings: Settings) throws(ConfigurationError) {
        var accounts: [AccountConfiguration] = []
        for name in settings.accountNames {
            accounts.append(try AccountConfiguration(settings: settings, name: name))
        }
        self.init(accounts: accounts)
        if let value = try settings.value("http.host", as: .host) { self.host = value }
        if let value = try settings.value("http.port", as: .number(0...65535)) { self.port = value }
        let publicURL = SettingParser(allowed: "an address like https://books.example.org") { PublicURL($0) }
        self.publicURL = try settings.value("http.publicURL", as: publicURL)
        if let value = try Self.database(settings) { self.database = value }
        let retention = SettingParser.duration(.seconds(60) ... .seconds(3650 * 86_400))
        if let value = try settings.value("store.retention", as: retention) { self.retention = value }
        self.limits = try WebhookLimits(settings: settings)
        if let value = try settings.value("log.level", as: .choice(Logger.Level.self)) { self.logLevel = value }
        if let value = try settings.value("log.format", as: .choice(LogFormat.self)) { self.logFormat = value }
    }

    private static func database(_ settings: Settings) throws(ConfigurationError) -> DatabaseURL? {
        guard let setting = try settings.setting("database.url") else { return nil }
        return try SettingParser(allowed: "sqlite:FILE, postgres://… or memory:") { DatabaseURL($0) }.value(of: setting)
    }
}
