// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension Settings {
    /// Lines about environment variables that look like ours and that nobody reads; for the log at the start.
    ///
    /// The environment is shared with everybody else, so a variable that isn't known is no error.
    public var warnings: [String] {
        let known = self.knownKeys.map(\.environmentName) + [Self.fileVariable]
        let sources = ConfigurationKey.doumi.map(ConfigurationKey.environmentName)
        let prefixes =
            ["WECHAT_"] + sources + self.namedAccounts.map { "ACCOUNT_\(ConfigurationKey.environmentName(of: $0))_" }
        let names = self.sources.environment.keys.filter { name in
            prefixes.contains(where: name.hasPrefix) && !known.contains(name)
        }
        return names.sorted()
            .map { name in
                let near = Suggestion.nearest(to: name, in: known).map { "; did you mean \($0)?" } ?? ""
                return "environment variable \(name) isn't known\(near)"
            }
    }

    /// Refuses keys of the command line and of the file that nobody knows or that can't take effect.
    func check(_ file: ConfigurationFile?) throws(ConfigurationError) {
        let known = Dictionary(self.knownKeys.map { ($0.name, $0) }) { first, _ in first }
        for name in self.sources.options.keys.sorted() {
            guard known[name] == nil else { continue }
            throw self.unknown(name, origin: .option, known: known)
        }
        for entry in file?.entries ?? [] {
            let origin = file?.origin(line: entry.line) ?? .unset
            guard let key = known[entry.key] else {
                // A section of which all lines are comments.
                if entry.value == nil, known.keys.contains(where: { $0.hasPrefix("\(entry.key).") }) { continue }
                throw self.unknown(entry.key, origin: origin, known: known)
            }
            if entry.isList && !key.isList {
                throw ConfigurationError(key: key, origin: origin, problem: "it takes one value, not a list")
            }
        }
        try self.checkSoleAccount()
    }

    /// All keys that may be set here, those of the named accounts and those of secrets' files included.
    private var knownKeys: [ConfigurationKey] {
        let own = self.namedAccounts.flatMap { account in self.keys.compactMap { $0.forAccount(account) } }
        let keys = self.keys + own
        return keys + keys.compactMap(\.fileKey)
    }

    private func unknown(
        _ name: String,
        origin: SettingOrigin,
        known: [String: ConfigurationKey]
    ) -> ConfigurationError {
        let parts = name.split(separator: ".")
        if parts.count == 3, parts[0] == "account", !self.namedAccounts.contains(String(parts[1])) {
            var error = ConfigurationError(unknownKey: name, origin: origin, known: [])
            error.problem = "unknown key: accounts doesn't name \(parts[1])"
            return error
        }
        return ConfigurationError(unknownKey: name, origin: origin, known: known.keys.sorted())
    }

    /// With several accounts a token under `wechat.` would be nobody's: that is a mistake, not a default.
    private func checkSoleAccount() throws(ConfigurationError) {
        guard let account = self.namedAccounts.first else { return }
        for key in self.keys where key.name.hasPrefix(ConfigurationKey.accountPrefix) && !key.isShared {
            for candidate in [key, key.fileKey].compactMap(\.self) {
                for layer in self.layers {
                    guard let setting = try layer.setting(candidate) else { continue }
                    let own = candidate.forAccount(account)?.name ?? ""
                    throw setting.error("accounts are named, and each has its own, such as \(own)")
                }
            }
        }
    }
}
