// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// An operator's key for a service; a secret.
public struct SourceKey: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The key's text; never log it.
    public let rawValue: String

    /// Takes a key; nil for an empty text, and for one with anything but visible ASCII characters.
    public init?(_ text: String) {
        guard (1...512).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return nil
        }
        self.rawValue = text
    }

    /// Says that there is a key, not which.
    public var description: String { "SourceKey(hidden)" }

    /// Hides the text from dumps too.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
