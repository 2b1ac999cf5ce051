// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user gives a card to a friend.
///
/// Facts: WeChat's page “卡券事件推送”.
public struct UserGiftingCardEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["user_gifting_card"]

    /// The card.
    public var cardID: CardID = ""
    /// The number of the user's copy.
    public var code = ""
    /// Whether it came back, as nobody took it.
    public var isReturnedBack: Bool?
    /// The friend to whom it is given.
    public var friend: OpenID?
    /// Whether it was sent to a group.
    public var isChatRoom: Bool?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        cardID: CardID = "",
        code: String = "",
        isReturnedBack: Bool? = nil,
        friend: OpenID? = nil,
        isChatRoom: Bool? = nil
    ) {
        self.cardID = cardID
        self.code = code
        self.isReturnedBack = isReturnedBack
        self.friend = friend
        self.isChatRoom = isChatRoom
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("CardId", &self.cardID)
        coder.code("UserCardCode", &self.code)
        coder.code("IsReturnBack", &self.isReturnedBack)
        coder.code("FriendUserName", &self.friend)
        coder.code("IsChatRoom", &self.isChatRoom)
    }
}
