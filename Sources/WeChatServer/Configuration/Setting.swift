// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A value that somebody set, still as text, and where.
public struct Setting: Sendable, CustomStringConvertible, CustomReflectable {
    /// The key that it was set under.
    public var key: ConfigurationKey
    /// The text as it was written; never empty.
    public var value: String
    /// Where it was set.
    public var origin: SettingOrigin

    /// Names key and origin, not the value.
    public var description: String { "\(self.key.name) (\(self.origin))" }

    /// Hides the value from dumps too.
    public var customMirror: Mirror { Mirror(self, children: ["key": self.key.name, "origin": self.origin]) }

    /// The error that this value is wrong, which shows it unless it is a secret, and says what is allowed.
    public func isWrong(allowed: String) -> ConfigurationError {
        self.error("\(self.quoted) isn't allowed", allowed: allowed)
    }

    /// An error about this value.
    public func error(_ problem: String, allowed: String? = nil) -> ConfigurationError {
        ConfigurationError(key: self.key, origin: self.origin, problem: problem, allowed: allowed)
    }

    /// The value for an error's text: short, on one line, and only where it can't be a secret.
    private var quoted: String {
        // An address may have a password before its @.
        guard !self.key.isSecret, !self.value.contains("@") else { return "its value" }
        let text = self.value.filter { $0.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } }
        return text.count > 60 ? "“\(text.prefix(60))…”" : "“\(text)”"
    }
}
