// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

extension AccountConfiguration {
    /// Reads an account's configuration.
    ///
    /// A missing token is no error here: see ``ServerConfiguration/resolveToken()``.
    /// - Throws: ``ConfigurationError`` for a value that isn't allowed, and for values that don't go together.
    public init(settings: Settings, name: String) throws(ConfigurationError) {
        let credentials = try Credentials(settings: settings, account: name)
        let mode =
            try settings.value("mode", account: name, as: .choice(SecurityMode.self))
            ?? (credentials.keys.isEmpty ? .plain : .safe)
        if credentials.keys.isEmpty && mode != .plain {
            throw ConfigurationError(
                key: try settings.accountKey("encodingAesKey", account: name),
                problem: "mode \(mode.rawValue) needs a key"
            )
        }
        var account = OfficialAccount(name: name, credentials: credentials, mode: mode)
        account.originalID = try settings.value("originalID", account: name, as: .originalID)
        let window = try settings.value("replayWindow", account: name, as: .duration(.zero ... .seconds(86_400)))
        if let window { account.replayWindow = window }
        self.init(account: account)

        // WeChat waits for five seconds.
        let deadline = SettingParser.duration(.milliseconds(10) ... .milliseconds(4990))
        if let value = try settings.value("replyDeadline", account: name, as: deadline) { self.replyDeadline = value }
        let timeout = SettingParser.duration(.milliseconds(10) ... .seconds(86_400))
        if let value = try settings.value("handlerTimeout", account: name, as: timeout) { self.handlerTimeout = value }
        if let value = try settings.value("lateReplies", account: name, as: .choice(LateReplyPolicy.self)) {
            self.lateReplies = value
        }
        self.access = try APIAccess(settings: settings, account: name)
        try self.checkAccess(settings)
        self.title = try settings.value("name", account: name, as: .text)
        if let setting = try settings.setting("qrCode", account: name) { self.qrCode = try PictureFile(setting) }
    }
    /// Whether what is set goes together with what isn't.
    private func checkAccess(_ settings: Settings) throws(ConfigurationError) {
        let name = self.account.name
        if self.access != nil && self.account.credentials.appID == nil {
            throw ConfigurationError(
                key: try settings.accountKey("appID", account: name),
                problem: "appSecret is set, and calling WeChat's API needs the AppID too",
                allowed: SettingParser.appID.allowed
            )
        }
        if self.lateReplies == .customerService && self.access == nil {
            throw ConfigurationError(
                key: try settings.accountKey("appSecret", account: name),
                problem: "lateReplies is customerService, and sending them needs the AppSecret"
            )
        }
    }
}
