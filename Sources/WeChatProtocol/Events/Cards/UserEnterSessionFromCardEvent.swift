// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user came to the account from a card.
///
/// Facts: WeChat's page “卡券事件推送”.
public struct UserEnterSessionFromCardEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["user_enter_session_from_card"]

    /// The card.
    public var cardID: CardID = ""
    /// The number of the user's copy.
    public var code = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(cardID: CardID = "", code: String = "") {
        self.cardID = cardID
        self.code = code
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("CardId", &self.cardID)
        coder.code("UserCardCode", &self.code)
    }
}
