// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension Reply {
    /// Reads a reply back, as a simulator of WeChat or a test needs it; nil where it isn't one that WeChat would show.
    public init?(_ element: XMLElement) {
        guard element.isNamed("xml"), let type = element["MsgType"]?.text else { return nil }
        switch type {
        case "text":
            guard let content = element["Content"], !content.isTextEmpty else { return nil }
            self = .text(content.text)
        case "image":
            guard let id = element["Image"]?["MediaId"] else { return nil }
            self = .image(MediaID(rawValue: id.text))
        case "voice":
            guard let id = element["Voice"]?["MediaId"] else { return nil }
            self = .voice(MediaID(rawValue: id.text))
        case "video":
            guard let video = element["Video"], let id = video["MediaId"] else { return nil }
            self = .video(
                VideoReply(
                    mediaID: MediaID(rawValue: id.text),
                    title: video["Title"]?.text,
                    description: video["Description"]?.text
                )
            )
        case "music":
            guard let music = element["Music"], let id = music["ThumbMediaId"] else { return nil }
            self = .music(
                MusicReply(
                    thumbMediaID: MediaID(rawValue: id.text),
                    title: music["Title"]?.text,
                    description: music["Description"]?.text,
                    url: music["MusicUrl"]?.text,
                    highQualityURL: music["HQMusicUrl"]?.text
                )
            )
        case "news":
            let items = element["Articles"]?.children.filter { $0.isNamed("item") } ?? []
            guard !items.isEmpty, element["ArticleCount"].flatMap(Int.init(field:)) == items.count else { return nil }
            self = .news(items.map(Article.init(reading:)))
        case "transfer_customer_service":
            let account = element["TransInfo"]?["KfAccount"].flatMap(KfAccount.init(field:))
            self = .transferToCustomerService(account: account)
        case "transfer_biz_ai_ivr": self = .transferToAI
        default: return nil
        }
    }
}

extension Article {
    fileprivate init(reading item: XMLElement) {
        self.init(
            title: item["Title"]?.text ?? "",
            description: item["Description"]?.text ?? "",
            pictureURL: item["PicUrl"]?.text ?? "",
            url: item["Url"]?.text ?? ""
        )
    }
}
