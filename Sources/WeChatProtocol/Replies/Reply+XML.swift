// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension Reply {
    /// The reply as WeChat reads it, UTF-8; nil for ``nothing``, which is answered with `success`.
    ///
    /// - Parameters:
    ///   - user: The push's FromUserName.
    ///   - account: The push's ToUserName.
    ///   - time: Now; WeChat doesn't check it.
    /// - Returns: The XML, from `<xml>` to `</xml>`.
    public func xml(to user: OpenID, from account: OriginalID, at time: UnixTime) -> [UInt8]? {
        guard let type = self.messageType else { return nil }
        var writer = XMLWriter()
        writer.element("xml") { writer in
            writer.element("ToUserName", cdata: user.rawValue)
            writer.element("FromUserName", cdata: account.rawValue)
            writer.element("CreateTime", number: time.rawValue)
            writer.element("MsgType", cdata: type)
            self.write(to: &writer)
        }
        return writer.bytes
    }

    /// The MsgType of the reply; nil for ``nothing``.
    public var messageType: String? {
        switch self {
        case .text: "text"
        case .image: "image"
        case .voice: "voice"
        case .video: "video"
        case .music: "music"
        case .news: "news"
        case .transferToCustomerService: "transfer_customer_service"
        case .transferToAI: "transfer_biz_ai_ivr"
        case .nothing: nil
        }
    }

    private func write(to writer: inout XMLWriter) {
        switch self {
        case .text(let text): writer.element("Content", cdata: text)
        case .image(let id): writer.element("Image") { $0.element("MediaId", cdata: id.rawValue) }
        case .voice(let id): writer.element("Voice") { $0.element("MediaId", cdata: id.rawValue) }
        case .video(let video):
            writer.element("Video") { writer in
                writer.element("MediaId", cdata: video.mediaID.rawValue)
                if let title = video.title { writer.element("Title", cdata: title) }
                if let description = video.description { writer.element("Description", cdata: description) }
            }
        case .music(let music):
            writer.element("Music") { writer in
                if let title = music.title { writer.element("Title", cdata: title) }
                if let description = music.description { writer.element("Description", cdata: description) }
                if let url = music.url { writer.element("MusicUrl", cdata: url) }
                if let url = music.highQualityURL { writer.element("HQMusicUrl", cdata: url) }
                writer.element("ThumbMediaId", cdata: music.thumbMediaID.rawValue)
            }
        case .news(let articles):
            writer.element("ArticleCount", number: articles.count)
            writer.element("Articles") { writer in
                for article in articles {
                    writer.element("item") { writer in
                        writer.element("Title", cdata: article.title)
                        writer.element("Description", cdata: article.description)
                        writer.element("PicUrl", cdata: article.pictureURL)
                        writer.element("Url", cdata: article.url)
                    }
                }
            }
        case .transferToCustomerService(let account):
            if let account { writer.element("TransInfo") { $0.element("KfAccount", cdata: account.rawValue) } }
        case .transferToAI, .nothing: break
        }
    }
}
