// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The bonus points or the balance of a member card changed.
///
/// Facts: WeChat's page “卡券事件推送”.
public struct UpdateMemberCardEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["update_member_card"]

    /// The card.
    public var cardID: CardID = ""
    /// The number of the user's copy.
    public var code = ""
    /// By how many points.
    public var bonusChange: Int64?
    /// By how much money.
    public var balanceChange: Fen?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(cardID: CardID = "", code: String = "", bonusChange: Int64? = nil, balanceChange: Fen? = nil) {
        self.cardID = cardID
        self.code = code
        self.bonusChange = bonusChange
        self.balanceChange = balanceChange
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("CardId", &self.cardID)
        coder.code("UserCardCode", &self.code)
        coder.code("ModifyBonus", &self.bonusChange)
        coder.code("ModifyBalance", &self.balanceChange)
    }
}
