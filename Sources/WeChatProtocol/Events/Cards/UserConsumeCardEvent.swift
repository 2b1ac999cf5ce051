// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A card was redeemed (核销).
///
/// Facts: WeChat's page “卡券事件推送”.
public struct UserConsumeCardEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["user_consume_card"]

    /// The card.
    public var cardID: CardID = ""
    /// The number of the user's copy.
    public var code = ""
    /// By what means.
    public var source: CardConsumeSource = ""
    /// The shop.
    public var locationName: String?
    /// Who redeemed it.
    public var staff: OpenID?
    /// The code that the user entered, for redeeming by oneself.
    public var verifyCode: String?
    /// The amount that the user entered, for redeeming by oneself.
    public var remarkAmount: String?
    /// What the account gave along.
    public var outerString: String?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        cardID: CardID = "",
        code: String = "",
        source: CardConsumeSource = "",
        locationName: String? = nil,
        staff: OpenID? = nil,
        verifyCode: String? = nil,
        remarkAmount: String? = nil,
        outerString: String? = nil
    ) {
        self.cardID = cardID
        self.code = code
        self.source = source
        self.locationName = locationName
        self.staff = staff
        self.verifyCode = verifyCode
        self.remarkAmount = remarkAmount
        self.outerString = outerString
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("CardId", &self.cardID)
        coder.code("UserCardCode", &self.code)
        coder.code("ConsumeSource", &self.source)
        coder.code("LocationName", &self.locationName)
        coder.code("StaffOpenId", &self.staff)
        coder.code("VerifyCode", &self.verifyCode)
        coder.code("RemarkAmount", &self.remarkAmount)
        coder.code("OuterStr", &self.outerString)
    }
}
