// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

extension Trigger where Payload == ImageMessage {
    /// A picture.
    public static var image: Self {
        Self("image") { if case .image(let image) = $0.body { image } else { nil } }
    }
}

extension Trigger where Payload == VoiceMessage {
    /// A voice recording.
    public static var voice: Self {
        Self("voice") { if case .voice(let voice) = $0.body { voice } else { nil } }
    }
}

extension Trigger where Payload == VideoMessage {
    /// A video.
    public static var video: Self {
        Self("video") { if case .video(let video) = $0.body { video } else { nil } }
    }
}

extension Trigger where Payload == ShortVideoMessage {
    /// A short video.
    public static var shortVideo: Self {
        Self("shortvideo") { if case .shortVideo(let video) = $0.body { video } else { nil } }
    }
}

extension Trigger where Payload == LocationMessage {
    /// A place.
    public static var location: Self {
        Self("location") { if case .location(let location) = $0.body { location } else { nil } }
    }
}

extension Trigger where Payload == LinkMessage {
    /// A link.
    public static var link: Self {
        Self("link") { if case .link(let link) = $0.body { link } else { nil } }
    }
}

extension Trigger where Payload == MiniProgramPageMessage {
    /// A shared page of a mini program.
    public static var miniProgramPage: Self {
        Self("miniprogrampage") { if case .miniProgramPage(let page) = $0.body { page } else { nil } }
    }
}

extension Trigger where Payload == FileMessage {
    /// A file.
    public static var file: Self {
        Self("file") { if case .file(let file) = $0.body { file } else { nil } }
    }
}
