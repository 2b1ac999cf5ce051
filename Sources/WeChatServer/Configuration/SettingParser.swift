// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Makes a value of a setting's text, or says what is allowed.
public struct SettingParser<Value>: Sendable {
    /// What is allowed, in words that follow “allowed:”.
    public var allowed: String
    /// The value that a text means; nil for one that isn't allowed.
    public var parse: @Sendable (String) -> Value?

    /// Creates a parser.
    public init(allowed: String, parse: @escaping @Sendable (String) -> Value?) {
        self.allowed = allowed
        self.parse = parse
    }

    /// The value of a setting; white space around it doesn't count, except in a secret.
    /// - Throws: ``ConfigurationError`` for a value that isn't allowed.
    public func value(of setting: Setting) throws(ConfigurationError) -> Value {
        let text = setting.key.isSecret ? setting.value : setting.value.trimmingSpaces()
        guard let value = self.parse(text) else { throw setting.isWrong(allowed: self.allowed) }
        return value
    }
}

extension StringProtocol {
    /// The text without white space at its ends.
    func trimmingSpaces() -> String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
