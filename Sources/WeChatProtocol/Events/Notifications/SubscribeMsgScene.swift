// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Where a user was asked about notifications.
public struct SubscribeMsgScene: Hashable, Sendable, RawRepresentable, FieldValue, ExpressibleByIntegerLiteral {
    /// On a page inside WeChat.
    public static let webPage = Self(rawValue: 1)
    /// In an article.
    public static let article = Self(rawValue: 2)

    /// The value as WeChat writes it.
    public var rawValue: Int

    /// Takes a value as it is, known or not.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(integerLiteral value: Int) { self.rawValue = value }
}
