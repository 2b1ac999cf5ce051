// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// What sort of push it is: a bounded label.
enum MessageKind: String, MetricLabel {
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

    var ordinal: Int {
        switch self {
        case .text: 0
        case .image: 1
        case .voice: 2
        case .video: 3
        case .shortvideo: 4
        case .location: 5
        case .link: 6
        case .miniprogrampage: 7
        case .file: 8
        case .device: 9
        case .event: 10
        case .unknown: 11
        }
    }
}
