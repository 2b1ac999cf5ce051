// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Where an invoice stands on its way to being reimbursed.
public struct InvoiceStatus: Hashable, Sendable, RawRepresentable, FieldValue, ExpressibleByStringLiteral {
    /// Not yet handed in.
    public static let initial = Self(rawValue: "INVOICE_REIMBURSE_INIT")
    /// Handed in, and locked.
    public static let locked = Self(rawValue: "INVOICE_REIMBURSE_LOCK")
    /// Reimbursed, and gone from the card folder.
    public static let closed = Self(rawValue: "INVOICE_REIMBURSE_CLOSURE")

    /// The value as WeChat writes it.
    public var rawValue: String

    /// Takes a value as it is, known or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(stringLiteral value: String) { self.rawValue = value }
}
