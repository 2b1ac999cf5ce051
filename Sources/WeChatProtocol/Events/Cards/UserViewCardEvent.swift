// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user looked at a card; only where the card asked for it with `need_push_on_view`.
///
/// Facts: WeChat's page “卡券事件推送”.
public struct UserViewCardEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["user_view_card"]

    /// The card.
    public var cardID: CardID = ""
    /// The number of the user's copy.
    public var code = ""
    /// What the account gave along.
    public var outerString: String?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(cardID: CardID = "", code: String = "", outerString: String? = nil) {
        self.cardID = cardID
        self.code = code
        self.outerString = outerString
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("CardId", &self.cardID)
        coder.code("UserCardCode", &self.code)
        coder.code("OuterStr", &self.outerString)
    }
}
