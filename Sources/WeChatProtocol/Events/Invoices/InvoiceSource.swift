// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Where a user was asked about an invoice.
public struct InvoiceSource: Hashable, Sendable, RawRepresentable, FieldValue, ExpressibleByStringLiteral {
    /// On a page.
    public static let webPage = Self(rawValue: "web")
    /// In an app.
    public static let app = Self(rawValue: "app")
    /// In a mini program.
    public static let miniProgram = Self(rawValue: "wxa")
    /// On a page outside WeChat.
    public static let mobilePage = Self(rawValue: "wap")

    /// The value as WeChat writes it.
    public var rawValue: String

    /// Takes a value as it is, known or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(stringLiteral value: String) { self.rawValue = value }
}
