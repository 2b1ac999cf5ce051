// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

extension Credentials {
    /// Reads an account's tokens, keys and AppID; without a token where none is set.
    /// - Throws: ``ConfigurationError`` for a value that isn't allowed, and for one that lacks its companion.
    init(settings: Settings, account: String) throws(ConfigurationError) {
        self.init(tokens: [])
        self.appID = try settings.value("appID", account: account, as: .appID)
        self.tokens = try Self.pair(settings, account, "token", previous: "previousToken", as: .token)
        self.keys = try Self.pair(
            settings,
            account,
            "encodingAesKey",
            previous: "previousEncodingAesKey",
            as: .encodingAESKey
        )
        if !self.keys.isEmpty && self.appID == nil {
            throw ConfigurationError(
                key: try settings.accountKey("appID", account: account),
                problem: "encodingAesKey is set, and opening its envelopes needs the AppID",
                allowed: SettingParser.appID.allowed
            )
        }
    }

    /// The current value and the one before it.
    private static func pair<Value>(
        _ settings: Settings,
        _ account: String,
        _ current: String,
        previous: String,
        as parser: SettingParser<Value>
    ) throws(ConfigurationError) -> [Value] {
        let first = try settings.value(current, account: account, as: parser)
        guard let setting = try settings.setting(previous, account: account) else { return first.map { [$0] } ?? [] }
        let second = try parser.value(of: setting)
        guard let first else { throw setting.error("it is set, but \(current) isn't") }
        return [first, second]
    }
}
