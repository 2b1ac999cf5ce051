// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What WeChat allows in the reply to one push.
public struct ReplyLimits: Equatable, Sendable {
    /// Bytes of UTF-8 in a text.
    public var textBytes: Int
    /// Articles in a news reply.
    public var articles: Int

    /// The limits for a reply to a message: one article.
    public static let message = ReplyLimits(textBytes: TextLimit.bytes, articles: 1)
    /// The limits for a reply to an event: eight articles.
    public static let event = ReplyLimits(textBytes: TextLimit.bytes, articles: 8)

    /// Creates limits.
    public init(textBytes: Int, articles: Int) {
        self.textBytes = textBytes
        self.articles = articles
    }

    /// What a reply looks like inside the limits.
    ///
    /// A text that is too long is cut, and the rest handed back; articles too many are left out. A reply that WeChat
    /// would take for a broken answer (an empty text, news without an article, media without an id) becomes
    /// ``Reply/nothing`` and is named in ``FittedReply/problem``.
    public func fit(_ reply: Reply) -> FittedReply {
        switch reply {
        case .text(let received):
            let text = XMLCharacters.removingForbidden(from: received)
            guard text.unicodeScalars.contains(where: { !$0.isWhiteSpace }) else {
                return FittedReply(.nothing, problem: .empty)
            }
            let (head, rest) = TextLimit.split(text, bytes: self.textBytes)
            return rest.isEmpty
                ? FittedReply(.text(text)) : FittedReply(.text(String(head)), problem: .tooLong, rest: String(rest))
        case .news(let articles):
            guard !articles.isEmpty else { return FittedReply(.nothing, problem: .empty) }
            return articles.count <= self.articles
                ? FittedReply(reply)
                : FittedReply(.news(Array(articles.prefix(self.articles))), problem: .tooManyArticles)
        case .image(let id), .voice(let id):
            return id.rawValue.isEmpty ? FittedReply(.nothing, problem: .empty) : FittedReply(reply)
        case .video(let video):
            return video.mediaID.rawValue.isEmpty ? FittedReply(.nothing, problem: .empty) : FittedReply(reply)
        case .music(let music):
            return music.thumbMediaID.rawValue.isEmpty ? FittedReply(.nothing, problem: .empty) : FittedReply(reply)
        case .transferToCustomerService(let account):
            return account?.rawValue.isEmpty == true
                ? FittedReply(.transferToCustomerService(account: nil)) : FittedReply(reply)
        case .transferToAI, .nothing: return FittedReply(reply)
        }
    }
}
