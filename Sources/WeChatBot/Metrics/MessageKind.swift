// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// What sort of push it is: a bounded label.
enum MessageKind: String, CaseIterable {
    case text, image, voice, video, shortvideo, location, link, miniprogrampage, file, device, event, unknown

    init(_ body: IncomingMessage.Body) {
        self =
            switch body {
            case .text: .text
            case .image: .image
            case .voice: .voice
            case .video: .video
            case .shortVideo: .shortvideo
            case .location: .location
            case .link: .link
            case .miniProgramPage: .miniprogrampage
            case .file: .file
            case .device: .device
            case .event: .event
            case .unknown: .unknown
            }
    }
}
