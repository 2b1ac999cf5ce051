// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user took a card.
///
/// Facts: WeChat's page “卡券事件推送”.
public struct UserGetCardEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["user_get_card"]

    /// The card.
    public var cardID: CardID = ""
    /// Whether a friend gave it.
    public var isGivenByFriend: Bool?
    /// The number of the user's copy.
    public var code = ""
    /// The friend who gave it.
    public var friend: OpenID?
    /// Where it was taken, a number that the account chose; ``outerString`` has replaced it.
    public var outerID: String?
    /// The number of the friend's copy, which is void now.
    public var oldCode: String?
    /// Where it was taken, a string that the account chose.
    public var outerString: String?
    /// Whether the user had deleted the member card and took it back.
    public var isRestoredMemberCard: Bool?
    /// Whether a friend recommended it.
    public var isRecommendedByFriend: Bool?
    /// The user across accounts.
    public var unionID: UnionID?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        cardID: CardID = "",
        isGivenByFriend: Bool? = nil,
        code: String = "",
        friend: OpenID? = nil,
        outerID: String? = nil,
        oldCode: String? = nil,
        outerString: String? = nil,
        isRestoredMemberCard: Bool? = nil,
        isRecommendedByFriend: Bool? = nil,
        unionID: UnionID? = nil
    ) {
        self.cardID = cardID
        self.isGivenByFriend = isGivenByFriend
        self.code = code
        self.friend = friend
        self.outerID = outerID
        self.oldCode = oldCode
        self.outerString = outerString
        self.isRestoredMemberCard = isRestoredMemberCard
        self.isRecommendedByFriend = isRecommendedByFriend
        self.unionID = unionID
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("CardId", &self.cardID)
        coder.code("IsGiveByFriend", &self.isGivenByFriend)
        coder.code("UserCardCode", &self.code)
        coder.code("FriendUserName", &self.friend)
        coder.code("OuterId", &self.outerID)
        coder.code("OldUserCardCode", &self.oldCode)
        coder.code("OuterStr", &self.outerString)
        coder.code("IsRestoreMemberCard", &self.isRestoredMemberCard)
        coder.code("IsRecommendByFriend", &self.isRecommendedByFriend)
        coder.code("UnionId", &self.unionID)
    }
}
