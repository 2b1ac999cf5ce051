// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The token of an account's server configuration: 3 to 32 letters and digits, shared with WeChat; a secret.
public struct Token: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The token's text; never log it.
    public let rawValue: String

    /// Takes a token; nil unless it has 3 to 32 ASCII letters or digits.
    public init?(_ text: String) {
        guard (3...32).contains(text.utf8.count),
            text.utf8.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 })
        else { return nil }
        self.rawValue = text
    }

    /// Says that there is a token, not which.
    public var description: String { "Token(hidden)" }

    /// Hides the text from dumps too.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
