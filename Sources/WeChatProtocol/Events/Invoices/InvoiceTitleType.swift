// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Whose title an invoice bears.
public struct InvoiceTitleType: Hashable, Sendable, RawRepresentable, FieldValue, ExpressibleByStringLiteral {
    /// A company's.
    public static let business = Self(rawValue: "InvoiceUserTitleBusinessType")
    /// A person's.
    public static let person = Self(rawValue: "InvoiceUserTitlePersonType")

    /// The value as WeChat writes it.
    public var rawValue: String

    /// Takes a value as it is, known or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(stringLiteral value: String) { self.rawValue = value }
}
