// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

extension ServerConfiguration {
    /// Gives the account a token where none is configured: the one beside the SQLite database, made now if need be.
    /// - Returns: that token, to be shown on standard output; nil where the configuration has one.
    /// - Throws: ``ConfigurationError`` where a token can't be kept or there are several accounts, ``TokenFileError`` where
    ///   its file can't be used.
    public mutating func resolveToken() throws -> KeptToken? {
        guard let file = try self.missingTokenFile() else { return nil }
        let kept = try file.load()
        self.accountConfigurations[0].account.credentials.tokens = [kept.token]
        return kept
    }

    /// Where the token of an account that has none configured is, or would be made; nil where each has one.
    /// - Throws: ``ConfigurationError`` where a token can't be kept or there are several accounts.
    package func missingTokenFile() throws(ConfigurationError) -> TokenFile? {
        guard let account = self.accounts.first(where: { $0.credentials.tokens.isEmpty }) else { return nil }
        guard self.accountConfigurations.count == 1, account.name == Settings.soleAccount else {
            throw Self.missingToken("account.\(account.name).token", "each of several accounts needs a token")
        }
        guard let file = TokenFile(beside: self.database) else {
            throw Self.missingToken("wechat.token", "a token is needed: database.url names no file to keep one beside")
        }
        return file
    }

    /// Takes the token that a server keeps beside the SQLite database, where none is configured and there is one; a
    /// client of that server makes none.
    /// - Throws: ``TokenFileError`` where the file can't be used.
    public mutating func readKeptToken() throws {
        guard self.accountConfigurations.count == 1, self.accountConfigurations[0].account.credentials.tokens.isEmpty,
            let token = try TokenFile(beside: self.database)?.token()
        else { return }
        self.accountConfigurations[0].account.credentials.tokens = [token]
    }

    /// Reads tokens and keys again, from the same sources, for accounts that run.
    ///
    /// Nothing else takes effect without a restart: neither an account's mode nor an account that was added. No token is
    /// made here, where nobody would see it.
    /// - Returns: the credentials of each account that is still configured, by its name.
    /// - Throws: ``ConfigurationError`` or ``TokenFileError``; then what runs should go on as it is.
    public func rereadCredentials(_ settings: Settings) throws -> [String: Credentials] {
        let fresh = try settings.reread()
        var credentials: [String: Credentials] = [:]
        for name in fresh.accountNames {
            guard let running = self.accounts.first(where: { $0.name == name }) else { continue }
            var new = try Credentials(settings: fresh, account: name)
            if running.mode != .plain && new.keys.isEmpty {
                throw ConfigurationError(
                    key: try fresh.accountKey("encodingAesKey", account: name),
                    problem: "mode \(running.mode.rawValue) needs a key"
                )
            }
            if new.tokens.isEmpty {
                guard fresh.namedAccounts.isEmpty, let file = TokenFile(beside: self.database) else {
                    throw Self.missingToken(
                        try fresh.accountKey("token", account: name).name,
                        "there is no token any more"
                    )
                }
                new.tokens = try file.token().map { [$0] } ?? running.credentials.tokens
            }
            credentials[name] = new
        }
        return credentials
    }

    private static func missingToken(_ name: String, _ problem: String) -> ConfigurationError {
        let key = ConfigurationKey(name, isSecret: true, help: "")
        return ConfigurationError(key: key, problem: problem, allowed: SettingParser.token.allowed)
    }
}
