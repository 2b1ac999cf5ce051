// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How the sending of a template message ended.
public struct TemplateSendStatus: Hashable, Sendable, RawRepresentable, FieldValue, ExpressibleByStringLiteral {
    /// It arrived.
    public static let success = Self(rawValue: "success")
    /// The user refuses the account's messages.
    public static let blockedByUser = Self(rawValue: "failed:user block")
    /// Another failure.
    public static let systemFailed = Self(rawValue: "failed: system failed")

    /// The value as WeChat writes it.
    public var rawValue: String

    /// Takes a value as it is, known or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(stringLiteral value: String) { self.rawValue = value }
}
