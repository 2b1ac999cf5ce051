// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

extension Reply {
    /// About how much memory the reply takes beyond its own few words.
    var approximateBytes: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .news(let articles):
            articles.reduce(0) {
                $0 + 128 + $1.title.utf8.count + $1.description.utf8.count + $1.pictureURL.utf8.count
                    + $1.url.utf8.count
            }
        case .video(let video):
            128 + (video.title?.utf8.count ?? 0) + (video.description?.utf8.count ?? 0)
        case .music(let music):
            128 + (music.title?.utf8.count ?? 0) + (music.description?.utf8.count ?? 0) + (music.url?.utf8.count ?? 0)
                + (music.highQualityURL?.utf8.count ?? 0)
        case .image, .voice, .transferToCustomerService, .transferToAI, .nothing: 128
        }
    }
}
