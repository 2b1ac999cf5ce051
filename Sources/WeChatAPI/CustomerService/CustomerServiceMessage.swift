// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// A message that an account sends a user out of turn, within 48 hours of the user's last (客服消息).
///
/// [发送客服消息](https://developers.weixin.qq.com/doc/service/api/customer/message/api_sendcustommessage.html)
public struct CustomerServiceMessage: Equatable, Sendable {
    /// What is said.
    public enum Content: Equatable, Sendable {
        /// A text of at most 2048 bytes of UTF-8; `<a href="…">` makes links.
        case text(String)
        /// A picture.
        case image(MediaID)
        /// A voice recording.
        case voice(MediaID)
        /// A video.
        case video(CustomerServiceVideo)
        /// Music.
        case music(MusicReply)
        /// One card that leads anywhere.
        case news(Article)
        /// Articles kept as material; WeChat has replaced these by drafts.
        case materialNews(MediaID)
        /// A published article.
        case publishedArticle(ArticleID)
        /// A question with answers to tap.
        case menu(MessageMenu)
        /// A card or coupon, without a code of the account's own.
        case card(CardID)
        /// A mini program that is linked with the account.
        case miniProgram(MiniProgramCard)
    }

    /// For whom it is.
    public var user: OpenID
    /// What is said.
    public var content: Content
    /// The agent's account under whose name and picture it appears; nil for the account's own.
    public var agent: KfAccount?
    /// Whether to mark it as made by an AI, as China's rules for such content want; nil says nothing about it.
    public var isMadeByAI: Bool?

    /// Creates a message.
    public init(_ content: Content, to user: OpenID, agent: KfAccount? = nil, isMadeByAI: Bool? = nil) {
        self.content = content
        self.user = user
        self.agent = agent
        self.isMadeByAI = isMadeByAI
    }
}
