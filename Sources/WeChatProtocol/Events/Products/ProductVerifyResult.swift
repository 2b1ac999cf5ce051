// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Whether a product's page passed the audit.
public struct ProductVerifyResult: Hashable, Sendable, RawRepresentable, FieldValue, ExpressibleByStringLiteral {
    /// It passed.
    public static let passed = Self(rawValue: "verify_ok")
    /// It didn't.
    public static let refused = Self(rawValue: "verify_not_pass")

    /// The value as WeChat writes it.
    public var rawValue: String

    /// Takes a value as it is, known or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(stringLiteral value: String) { self.rawValue = value }
}
