// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user paid from a card (微信买单).
///
/// Facts: WeChat's page “卡券事件推送”.
public struct UserPayFromPayCellEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["user_pay_from_pay_cell"]

    /// The card.
    public var cardID: CardID = ""
    /// The number of the user's copy.
    public var code = ""
    /// The payment's number in WeChat Pay.
    public var transactionID = ""
    /// The shop.
    public var locationID: String?
    /// What was paid.
    public var fee: Fen?
    /// What was owed.
    public var originalFee: Fen?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        cardID: CardID = "",
        code: String = "",
        transactionID: String = "",
        locationID: String? = nil,
        fee: Fen? = nil,
        originalFee: Fen? = nil
    ) {
        self.cardID = cardID
        self.code = code
        self.transactionID = transactionID
        self.locationID = locationID
        self.fee = fee
        self.originalFee = originalFee
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("CardId", &self.cardID)
        coder.code("UserCardCode", &self.code)
        coder.code("TransId", &self.transactionID)
        coder.code("LocationId", &self.locationID)
        coder.code("Fee", &self.fee)
        coder.code("OriginalFee", &self.originalFee)
    }
}
