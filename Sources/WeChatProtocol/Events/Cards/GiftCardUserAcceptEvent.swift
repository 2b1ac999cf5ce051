// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user took a gift card that was sent.
///
/// Facts: WeChat's page “礼品卡事件推送”.
public struct GiftCardUserAcceptEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["giftcard_user_accept"]

    /// The shelf (货架) that it was bought from.
    public var pageID = ""
    /// The order.
    public var orderID = ""
    /// Whether it was sent to a group.
    public var isChatRoom: Bool?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(pageID: String = "", orderID: String = "", isChatRoom: Bool? = nil) {
        self.pageID = pageID
        self.orderID = orderID
        self.isChatRoom = isChatRoom
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("PageId", &self.pageID)
        coder.code("OrderId", &self.orderID)
        coder.code("IsChatRoom", inWords: &self.isChatRoom)
    }
}
