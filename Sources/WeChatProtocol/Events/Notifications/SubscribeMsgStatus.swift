// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user's choice about notifications of a template.
public struct SubscribeMsgStatus: Hashable, Sendable, RawRepresentable, FieldValue, ExpressibleByStringLiteral {
    /// They may come.
    public static let accept = Self(rawValue: "accept")
    /// They may not.
    public static let reject = Self(rawValue: "reject")

    /// The value as WeChat writes it.
    public var rawValue: String

    /// Takes a value as it is, known or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(stringLiteral value: String) { self.rawValue = value }
}
