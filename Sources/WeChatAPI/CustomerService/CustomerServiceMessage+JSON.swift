// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

extension CustomerServiceMessage: Encodable {
    private struct Key: CodingKey, ExpressibleByStringLiteral {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
        init(stringLiteral value: String) { self.stringValue = value }
    }

    /// Writes what WeChat reads.
    public func encode(to encoder: any Encoder) throws {
        var message = encoder.container(keyedBy: Key.self)
        try message.encode(self.user, forKey: "touser")
        let type = self.content.type
        try message.encode(type, forKey: "msgtype")
        var body = message.nestedContainer(keyedBy: Key.self, forKey: Key(stringValue: type))
        try Self.encode(self.content, into: &body)
        if let agent = self.agent { try message.encode(["kf_account": agent], forKey: "customservice") }
        if let isMadeByAI = self.isMadeByAI {
            try message.encode(["is_ai_msg": isMadeByAI ? 1 : 0], forKey: "aimsgcontext")
        }
    }

    private static func encode(_ content: Content, into body: inout KeyedEncodingContainer<Key>) throws {
        switch content {
        case .text(let text): try body.encode(Self.clean(text), forKey: "content")
        case .image(let id), .voice(let id), .materialNews(let id): try body.encode(id, forKey: "media_id")
        case .publishedArticle(let id): try body.encode(id, forKey: "article_id")
        case .card(let id): try body.encode(id, forKey: "card_id")
        case .video(let video):
            try body.encode(video.mediaID, forKey: "media_id")
            try body.encode(video.thumbMediaID, forKey: "thumb_media_id")
            try body.encodeIfPresent(video.title.map(Self.clean), forKey: "title")
            try body.encodeIfPresent(video.description.map(Self.clean), forKey: "description")
        case .music(let music):
            try body.encode(music.thumbMediaID, forKey: "thumb_media_id")
            try body.encodeIfPresent(music.title.map(Self.clean), forKey: "title")
            try body.encodeIfPresent(music.description.map(Self.clean), forKey: "description")
            try body.encodeIfPresent(music.url.map(Self.clean), forKey: "musicurl")
            try body.encodeIfPresent(music.highQualityURL.map(Self.clean), forKey: "hqmusicurl")
        case .news(let article):
            let fields = [
                "title": article.title, "description": article.description, "url": article.url,
                "picurl": article.pictureURL,
            ]
            try body.encode([fields.mapValues(Self.clean)], forKey: "articles")
        case .menu(let menu):
            try body.encode(Self.clean(menu.head), forKey: "head_content")
            try body.encode(
                menu.items.map { ["id": Self.clean($0.id), "content": Self.clean($0.content)] },
                forKey: "list"
            )
            try body.encode(Self.clean(menu.tail), forKey: "tail_content")
        case .miniProgram(let card):
            try body.encode(Self.clean(card.title), forKey: "title")
            try body.encode(card.appID, forKey: "appid")
            try body.encode(Self.clean(card.pagePath), forKey: "pagepath")
            try body.encode(card.thumbMediaID, forKey: "thumb_media_id")
        }
    }

    /// The text without control characters but tabs and line ends: they can't be seen, and JSON writes them as `\u`
    /// escapes, for which WeChat refuses the message (40033).
    private static func clean(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 && !"\t\n\r".utf8.contains($0) }) else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { $0.value >= 0x20 || "\t\n\r".unicodeScalars.contains($0) }
            )
        )
    }
}

extension CustomerServiceMessage.Content {
    /// WeChat's name for the kind (`msgtype`).
    public var type: String {
        switch self {
        case .text: "text"
        case .image: "image"
        case .voice: "voice"
        case .video: "video"
        case .music: "music"
        case .news: "news"
        case .materialNews: "mpnews"
        case .publishedArticle: "mpnewsarticle"
        case .menu: "msgmenu"
        case .card: "wxcard"
        case .miniProgram: "miniprogrampage"
        }
    }
}
