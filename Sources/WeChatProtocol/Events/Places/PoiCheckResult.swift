// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Whether a shop passed the audit.
public struct PoiCheckResult: Hashable, Sendable, RawRepresentable, FieldValue, ExpressibleByStringLiteral {
    /// It passed.
    public static let passed = Self(rawValue: "succ")
    /// It didn't.
    public static let refused = Self(rawValue: "fail")

    /// The value as WeChat writes it.
    public var rawValue: String

    /// Takes a value as it is, known or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(stringLiteral value: String) { self.rawValue = value }
}
