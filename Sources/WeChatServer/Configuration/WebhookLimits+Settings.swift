// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension WebhookLimits {
    /// Reads the limits, under `limits.`.
    /// - Throws: ``ConfigurationError`` for a value that isn't allowed.
    init(settings: Settings) throws(ConfigurationError) {
        self.init()
        if let value = try settings.value("limits.body", as: .bytes(1024...(16 << 20))) { self.bodyBytes = value }
        if let value = try settings.value("limits.connections", as: .number(1...1_000_000)) { self.connections = value }
        if let value = try settings.value("limits.handlers", as: .number(1...1_000_000)) { self.handlers = value }
        if let value = try settings.value("limits.queue", as: .number(0...1_000_000)) { self.queue = value }
        if let value = try settings.value("limits.userQueue", as: .number(1...1_000_000)) { self.userQueue = value }
        let deadline = SettingParser.duration(.milliseconds(100) ... .seconds(300))
        if let value = try settings.value("limits.requestDeadline", as: deadline) { self.requestDeadline = value }
        let idle = SettingParser.duration(.seconds(1) ... .seconds(3600))
        if let value = try settings.value("limits.idle", as: idle) { self.idle = value }
    }
}
