// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user filled in the form that activates a member card.
///
/// Facts: WeChat's page “卡券事件推送”.
public struct SubmitMemberCardUserInfoEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["submit_membercard_user_info"]

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
