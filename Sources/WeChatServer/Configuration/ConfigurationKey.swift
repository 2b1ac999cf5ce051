// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// One key of the configuration: its name, the environment variable that means the same, its default, and what it is for.
public struct ConfigurationKey: Hashable, Sendable {
    /// The key's name, as in `http.port`.
    public var name: String
    /// What holds where nothing is set, in words; empty for nothing.
    public var defaultText: String
    /// One line about what it does.
    public var help: String
    /// Whether its value must not be shown; such a value may also come from a file (see ``fileKey``).
    public var isSecret: Bool
    /// Whether it takes several values, in order.
    public var isList: Bool
    /// Whether a `wechat.` key also holds for all named accounts that don't have their own.
    public var isShared: Bool

    /// Creates a key.
    public init(
        _ name: String,
        default defaultText: String = "",
        isSecret: Bool = false,
        isList: Bool = false,
        isShared: Bool = false,
        help: String
    ) {
        self.name = name
        self.defaultText = defaultText
        self.help = help
        self.isSecret = isSecret
        self.isList = isList
        self.isShared = isShared
    }

    /// The environment variable that means the same: `wechat.appID` is `WECHAT_APP_ID`.
    public var environmentName: String { Self.environmentName(of: self.name) }

    /// The key that names a file with this key's value, for a secret: `wechat.token` has `wechat.tokenFile`.
    public var fileKey: ConfigurationKey? {
        guard self.isSecret else { return nil }
        return ConfigurationKey(self.name + "File", help: "A file with the value of \(self.name).")
    }

    /// The same key for one of several accounts, for a `wechat.` key: `wechat.token` has `account.shop.token`.
    func forAccount(_ account: String) -> ConfigurationKey? {
        guard self.name.hasPrefix(Self.accountPrefix) else { return nil }
        var key = self
        key.name = "account.\(account).\(self.name.dropFirst(Self.accountPrefix.count))"
        return key
    }

    /// What the keys of an account's own settings begin with, where there is only one account.
    static let accountPrefix = "wechat."

    /// The environment variable for a key's name, spelled as swift-configuration spells it: words apart, in capitals.
    static func environmentName(of name: String) -> String {
        var text = ""
        var previous: Character = "."
        for character in name {
            if previous.isLowercase && character.isUppercase { text.append("_") }
            text += character.isLetter || character.isNumber ? character.uppercased() : "_"
            previous = character
        }
        return text
    }
}
