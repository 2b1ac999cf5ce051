// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension Settings {
    /// What was set for a key, as text.
    /// - Parameter name: the key's name, such as `http.port`, or `account.shop.token`.
    /// - Returns: nil where nothing was set.
    /// - Throws: ``ConfigurationError`` for a secret's file that can't be read, and for a key that isn't in ``keys``.
    public func setting(_ name: String) throws(ConfigurationError) -> Setting? {
        guard let key = self.key(named: name) else {
            throw ConfigurationError(unknownKey: name, origin: .unset, known: self.keys.map(\.name))
        }
        return try self.setting(key)
    }

    /// What was set for a key of one account, as text.
    /// - Parameters:
    ///   - name: the key's name after `wechat.`, such as `appSecret`.
    ///   - account: one of ``accountNames``.
    /// - Returns: what `account.shop.…` says, or for a key that accounts may share `wechat.…`; nil where nothing was
    ///   set.
    /// - Throws: ``ConfigurationError``, as ``setting(_:)`` does.
    public func setting(_ name: String, account: String) throws(ConfigurationError) -> Setting? {
        let key = try self.accountKey(name, account: account)
        if let setting = try self.setting(key) { return setting }
        guard key.isShared, !self.namedAccounts.isEmpty else { return nil }
        return try self.setting(ConfigurationKey.accountPrefix + name)
    }

    /// What was set for a key, parsed.
    /// - Returns: nil where nothing was set.
    /// - Throws: ``ConfigurationError`` for a value that isn't allowed.
    public func value<Value>(
        _ name: String,
        as parser: SettingParser<Value>
    ) throws(ConfigurationError) -> Value? {
        try self.setting(name).map { setting throws(ConfigurationError) in try parser.value(of: setting) }
    }

    /// What was set for a key of one account, parsed.
    /// - Returns: nil where nothing was set.
    /// - Throws: ``ConfigurationError`` for a value that isn't allowed.
    public func value<Value>(
        _ name: String,
        account: String,
        as parser: SettingParser<Value>
    ) throws(ConfigurationError) -> Value? {
        try self.setting(name, account: account)
            .map { setting throws(ConfigurationError) in
                try parser.value(of: setting)
            }
    }

    /// The key that an account has for something: `account.shop.token`, or `wechat.token` where there is only one.
    func accountKey(_ name: String, account: String) throws(ConfigurationError) -> ConfigurationKey {
        let full = ConfigurationKey.accountPrefix + name
        guard let key = self.keys.first(where: { $0.name == full }),
            let own = self.namedAccounts.isEmpty ? key : key.forAccount(account)
        else { throw ConfigurationError(unknownKey: full, origin: .unset, known: []) }
        return own
    }

    /// The key of that name, be it an account's own; nil for one that nobody knows.
    func key(named name: String) -> ConfigurationKey? {
        if let key = self.keys.first(where: { $0.name == name }) { return key }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "account", self.namedAccounts.contains(String(parts[1])) else { return nil }
        let full = ConfigurationKey.accountPrefix + parts[2]
        return self.keys.first { $0.name == full }?.forAccount(String(parts[1]))
    }

    private func setting(_ key: ConfigurationKey) throws(ConfigurationError) -> Setting? {
        for layer in self.layers {
            let setting = try layer.setting(key)
            guard let fileKey = key.fileKey, let file = try layer.setting(fileKey) else {
                if let setting { return setting }
                continue
            }
            if setting != nil {
                throw file.error("\(key.name) is set as well; only one of the two may be")
            }
            let text = try SecretFile.text(named: file, for: key)
            return Setting(key: key, value: text, origin: .secretFile(path: file.value))
        }
        return nil
    }
}
