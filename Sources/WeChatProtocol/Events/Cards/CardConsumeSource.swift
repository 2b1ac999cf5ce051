// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// By what means a card was redeemed.
public struct CardConsumeSource: Hashable, Sendable, RawRepresentable, FieldValue, ExpressibleByStringLiteral {
    /// By the API.
    public static let api = Self(rawValue: "FROM_API")
    /// In the console (公众平台).
    public static let console = Self(rawValue: "FROM_MP")
    /// With the shop's assistant on a phone (卡券商户助手).
    public static let mobileHelper = Self(rawValue: "FROM_MOBILE_HELPER")

    /// The value as WeChat writes it.
    public var rawValue: String

    /// Takes a value as it is, known or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(stringLiteral value: String) { self.rawValue = value }
}
