// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The AppSecret of an account, with which its server gets access tokens; a secret.
public struct AppSecret: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The secret's text; never log it.
    public let rawValue: String

    /// Takes a secret; nil for an empty text, and for one with anything but visible ASCII characters.
    public init?(_ text: String) {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.rawValue = text
    }

    /// Says that there is a secret, not which.
    public var description: String { "AppSecret(hidden)" }

    /// Hides the text from dumps too.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
