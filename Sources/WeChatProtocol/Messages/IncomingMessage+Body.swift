// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension IncomingMessage {
    /// What a push carries, by its MsgType.
    public enum Body: Sendable {
        /// Text, typed or tapped.
        case text(TextMessage)
        /// A picture.
        case image(ImageMessage)
        /// A recording.
        case voice(VoiceMessage)
        /// A video.
        case video(VideoMessage)
        /// A video taken inside WeChat (小视频).
        case shortVideo(ShortVideoMessage)
        /// A place that the user picked.
        case location(LocationMessage)
        /// A shared page.
        case link(LinkMessage)
        /// A shared page of a mini program.
        case miniProgramPage(MiniProgramPageMessage)
        /// A file.
        case file(FileMessage)
        /// One of the messages of the retired hardware platform.
        case device(any DeviceMessage)
        /// Something that happened; the type tells what, ``UnknownEvent`` for what isn't known.
        case event(any EventPayload)
        /// A MsgType that isn't known, or a push that lacks what it needs.
        case unknown(UnknownMessage)
    }
}

extension IncomingMessage.Body {
    /// The MsgType as WeChat spells it.
    var messageType: String {
        switch self {
        case .text: "text"
        case .image: "image"
        case .voice: "voice"
        case .video: "video"
        case .shortVideo: "shortvideo"
        case .location: "location"
        case .link: "link"
        case .miniProgramPage: "miniprogrampage"
        case .file: "file"
        case .device(let message): type(of: message).messageType.description
        case .event: "event"
        case .unknown(let message): message.type
        }
    }

    /// The Event as WeChat spells it.
    var eventName: String? {
        switch self {
        case .event(let event): (event as? UnknownEvent)?.name ?? type(of: event).eventNames.first?.description
        case .device(let message): (message as? DeviceEventMessage)?.action.rawValue
        default: nil
        }
    }

    /// The payload, whatever it is.
    var payload: any FieldGroup {
        switch self {
        case .text(let message): message
        case .image(let message): message
        case .voice(let message): message
        case .video(let message): message
        case .shortVideo(let message): message
        case .location(let message): message
        case .link(let message): message
        case .miniProgramPage(let message): message
        case .file(let message): message
        case .device(let message): message
        case .event(let event): event
        case .unknown(let message): message
        }
    }
}

extension IncomingMessage.Body: Equatable {
    /// Equal payloads of one type; the type tells the case.
    public static func == (left: Self, right: Self) -> Bool {
        if case (.text(let left), .text(let right)) = (left, right) { return left == right }
        return left.payload.isEqual(to: right.payload)
    }
}
