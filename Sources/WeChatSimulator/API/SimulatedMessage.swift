// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatProtocol

/// A customer-service message as WeChat reads and checks it.
struct SimulatedMessage {
    private static let mediaTypes: Set<String> = ["image", "voice", "video", "mpnews"]
    private static let otherTypes: Set<String> = [
        "text", "music", "news", "mpnewsarticle", "msgmenu", "wxcard", "miniprogrampage",
    ]

    /// For whom it is.
    let user: OpenID

    /// Reads a body, and refuses what WeChat refuses.
    init(_ body: String) throws(APIRefusal) {
        let object = try JSONBody.object(body)
        guard let user = object["touser"] as? String, !user.isEmpty else { throw APIRefusal(40003) }
        self.user = OpenID(rawValue: user)
        guard let type = object["msgtype"] as? String, Self.mediaTypes.union(Self.otherTypes).contains(type) else {
            throw APIRefusal(40008)
        }
        guard let content = object[type] as? [String: Any] else { throw APIRefusal(44004) }
        try Self.check(content, of: type)
    }

    private static func check(_ content: [String: Any], of type: String) throws(APIRefusal) {
        switch type {
        case "text":
            guard let text = content["content"] as? String, !text.isEmpty else { throw APIRefusal(44004) }
            guard text.utf8.count <= TextLimit.bytes else { throw APIRefusal(45002) }
        case "news":
            guard let articles = content["articles"] as? [Any], !articles.isEmpty else { throw APIRefusal(44004) }
            guard articles.count == 1 else { throw APIRefusal(45008) }
        case "music", "miniprogrampage": try Self.requireMedia(content["thumb_media_id"])
        case "msgmenu":
            guard let list = content["list"] as? [Any], !list.isEmpty else { throw APIRefusal(44004) }
        case "mpnewsarticle", "wxcard":
            let id = content[type == "wxcard" ? "card_id" : "article_id"] as? String
            guard id?.isEmpty == false else { throw APIRefusal(44004) }
        default: try Self.requireMedia(content["media_id"])
        }
    }

    private static func requireMedia(_ id: Any?) throws(APIRefusal) {
        guard let id = id as? String, !id.isEmpty else { throw APIRefusal(40007) }
    }
}
