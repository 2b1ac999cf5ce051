// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The verdict of the check for reprints.
public struct CopyrightCheckState: Hashable, Sendable, RawRepresentable, FieldValue, ExpressibleByIntegerLiteral {
    /// Not a reprint.
    public static let original = Self(rawValue: 1)
    /// A reprint that may be sent.
    public static let reprintAllowed = Self(rawValue: 2)
    /// A reprint that must not be sent.
    public static let reprintForbidden = Self(rawValue: 3)

    /// The value as WeChat writes it.
    public var rawValue: Int

    /// Takes a value as it is, known or not.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(integerLiteral value: Int) { self.rawValue = value }
}
