// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Where an order of card coins stands.
public struct CardOrderStatus: Hashable, Sendable, RawRepresentable, FieldValue, ExpressibleByStringLiteral {
    /// Waiting for payment.
    public static let waiting = Self(rawValue: "ORDER_STATUS_WAITING")
    /// Paid.
    public static let paid = Self(rawValue: "ORDER_STATUS_SUCC")
    /// The coins have been added.
    public static let coinsAdded = Self(rawValue: "ORDER_STATUS_FINANCE_SUCC")
    /// The stock has been added.
    public static let stockAdded = Self(rawValue: "ORDER_STATUS_QUANTITY_SUCC")
    /// Refunded.
    public static let refunded = Self(rawValue: "ORDER_STATUS_HAS_REFUND")
    /// Waiting for the refund.
    public static let refundWaiting = Self(rawValue: "ORDER_STATUS_REFUND_WAITING")
    /// Rolled back.
    public static let rolledBack = Self(rawValue: "ORDER_STATUS_ROLLBACK")
    /// An invoice was given.
    public static let receiptGiven = Self(rawValue: "ORDER_STATUS_HAS_RECEIPT")

    /// The value as WeChat writes it.
    public var rawValue: String

    /// Takes a value as it is, known or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(stringLiteral value: String) { self.rawValue = value }
}
