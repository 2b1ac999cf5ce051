// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user gave a gift card to a friend.
///
/// Facts: WeChat's page “礼品卡事件推送”.
public struct GiftCardSendToFriendEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["giftcard_send_to_friend"]

    /// The shelf (货架) that it was bought from.
    public var pageID = ""
    /// The order.
    public var orderID = ""
    /// Whether it was sent to a group.
    public var isChatRoom: Bool?
    /// Whether it came back, as nobody took it.
    public var isReturnedBack: Bool?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(pageID: String = "", orderID: String = "", isChatRoom: Bool? = nil, isReturnedBack: Bool? = nil) {
        self.pageID = pageID
        self.orderID = orderID
        self.isChatRoom = isChatRoom
        self.isReturnedBack = isReturnedBack
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("PageId", &self.pageID)
        coder.code("OrderId", &self.orderID)
        coder.code("IsChatRoom", inWords: &self.isChatRoom)
        coder.code("IsReturnBack", inWords: &self.isReturnedBack)
    }
}
