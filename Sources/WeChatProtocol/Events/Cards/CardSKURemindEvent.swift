// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A card's stock runs low.
///
/// Sent every twelve hours while it is 100 or less and began with more than 200. Facts: WeChat's page “卡券事件推送”.
public struct CardSKURemindEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["card_sku_remind"]

    /// The card.
    public var cardID: CardID = ""
    /// The warning in words.
    public var detail = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(cardID: CardID = "", detail: String = "") {
        self.cardID = cardID
        self.detail = detail
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("CardId", &self.cardID)
        coder.code("Detail", &self.detail)
    }
}
