// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user bought gift cards.
///
/// Facts: WeChat's page “礼品卡事件推送”.
public struct GiftCardPayDoneEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["giftcard_pay_done"]

    /// The shelf (货架) that it was bought from.
    public var pageID = ""
    /// The order.
    public var orderID = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(pageID: String = "", orderID: String = "") {
        self.pageID = pageID
        self.orderID = orderID
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("PageId", &self.pageID)
        coder.code("OrderId", &self.orderID)
    }
}
