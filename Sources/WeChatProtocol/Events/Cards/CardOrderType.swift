// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The sort of an order of card coins.
public struct CardOrderType: Hashable, Sendable, RawRepresentable, FieldValue, ExpressibleByStringLiteral {
    /// The platform gave them.
    public static let platformGift = Self(rawValue: "ORDER_TYPE_SYS_ADD")
    /// Bought with WeChat Pay.
    public static let payment = Self(rawValue: "ORDER_TYPE_WXPAY")
    /// Given back for stock that wasn't used.
    public static let refund = Self(rawValue: "ORDER_TYPE_REFUND")
    /// Spent on stock.
    public static let stock = Self(rawValue: "ORDER_TYPE_REDUCE")
    /// The platform took them back.
    public static let platformReturn = Self(rawValue: "ORDER_TYPE_SYS_REDUCE")

    /// The value as WeChat writes it.
    public var rawValue: String

    /// Takes a value as it is, known or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(stringLiteral value: String) { self.rawValue = value }
}
