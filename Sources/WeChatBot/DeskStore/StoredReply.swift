// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

package import WeChatProtocol

/// A reply as stores keep it, in bytes.
///
/// It comes back exactly as it was, an empty text or title too, which WeChat's XML can't say. First stands a number for
/// the kind, then each text with its length, one more than it is so that nothing is zero, in four bytes (big-endian).
package enum StoredReply {
    private enum Kind: UInt8 {
        case nothing = 0
        case text = 1
        case image = 2
        case voice = 3
        case video = 4
        case music = 5
        case news = 6
        case transferToCustomerService = 7
        case transferToAI = 8
    }

    /// The bytes of a reply.
    package static func bytes(of reply: Reply) -> [UInt8] {
        var writer = Writer()
        switch reply {
        case .nothing: writer.begin(Kind.nothing.rawValue)
        case .text(let text): writer.begin(Kind.text.rawValue, text)
        case .image(let id): writer.begin(Kind.image.rawValue, id.rawValue)
        case .voice(let id): writer.begin(Kind.voice.rawValue, id.rawValue)
        case .video(let video):
            writer.begin(Kind.video.rawValue, video.mediaID.rawValue, video.title, video.description)
        case .music(let music):
            writer.begin(
                Kind.music.rawValue,
                music.thumbMediaID.rawValue,
                music.title,
                music.description,
                music.url,
                music.highQualityURL
            )
        case .news(let articles):
            writer.begin(Kind.news.rawValue)
            for article in articles {
                for text in [article.title, article.description, article.pictureURL, article.url] {
                    writer.append(text)
                }
            }
        case .transferToCustomerService(let account):
            writer.begin(Kind.transferToCustomerService.rawValue, account?.rawValue)
        case .transferToAI: writer.begin(Kind.transferToAI.rawValue)
        }
        return writer.bytes
    }

    /// The reply that the bytes are; nil for bytes that a newer version wrote, or nobody.
    package static func reply(of bytes: some Sequence<UInt8>) -> Reply? {
        var reader = Reader(bytes: Array(bytes)[...])
        guard let kind = reader.bytes.popFirst().flatMap(Kind.init), let texts = reader.texts() else { return nil }
        let first = texts.first ?? nil
        switch (kind, texts.count) {
        case (.nothing, 0): return .nothing
        case (.text, 1): return first.map(Reply.text)
        case (.image, 1): return first.map { .image(MediaID(rawValue: $0)) }
        case (.voice, 1): return first.map { .voice(MediaID(rawValue: $0)) }
        case (.video, 3):
            return first.map {
                .video(VideoReply(mediaID: MediaID(rawValue: $0), title: texts[1], description: texts[2]))
            }
        case (.music, 5):
            return first.map {
                .music(
                    MusicReply(
                        thumbMediaID: MediaID(rawValue: $0),
                        title: texts[1],
                        description: texts[2],
                        url: texts[3],
                        highQualityURL: texts[4]
                    )
                )
            }
        case (.news, let count) where count.isMultiple(of: 4):
            let texts = texts.map { $0 ?? "" }
            return .news(
                stride(from: 0, to: count, by: 4)
                    .map {
                        Article(
                            title: texts[$0],
                            description: texts[$0 + 1],
                            pictureURL: texts[$0 + 2],
                            url: texts[$0 + 3]
                        )
                    }
            )
        case (.transferToCustomerService, 1):
            return .transferToCustomerService(account: first.map(KfAccount.init(rawValue:)))
        case (.transferToAI, 0): return .transferToAI
        default: return nil
        }
    }

    private struct Writer {
        var bytes: [UInt8] = []

        mutating func begin(_ kind: UInt8, _ texts: String?...) {
            self.bytes.reserveCapacity(texts.reduce(1) { $0 + 4 + ($1?.utf8.count ?? 0) })
            self.bytes.append(kind)
            for text in texts { self.append(text) }
        }

        mutating func append(_ text: String?) {
            let length = UInt32(truncatingIfNeeded: text.map { $0.utf8.count + 1 } ?? 0)
            withUnsafeBytes(of: length.bigEndian) { self.bytes.append(contentsOf: $0) }
            if let text { self.bytes.append(contentsOf: text.utf8) }
        }
    }

    private struct Reader {
        var bytes: ArraySlice<UInt8>

        /// All texts until the end; nil where the bytes end within one.
        mutating func texts() -> [String?]? {
            var texts: [String?] = []
            while !self.bytes.isEmpty {
                guard self.bytes.count >= 4 else { return nil }
                let length = self.bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
                self.bytes.removeFirst(4)
                guard length > 0 else {
                    texts.append(nil)
                    continue
                }
                guard self.bytes.count >= length - 1 else { return nil }
                texts.append(String(decoding: self.bytes.prefix(length - 1), as: UTF8.self))
                self.bytes.removeFirst(length - 1)
            }
            return texts
        }
    }
}
