// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A card passed WeChat's audit.
///
/// Facts: WeChat's page “卡券事件推送”.
public struct CardPassCheckEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["card_pass_check"]

    /// The card.
    public var cardID: CardID = ""
    /// Absent or empty as a rule.
    public var refuseReason: String?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(cardID: CardID = "", refuseReason: String? = nil) {
        self.cardID = cardID
        self.refuseReason = refuseReason
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("CardId", &self.cardID)
        coder.code("RefuseReason", &self.refuseReason)
    }
}
