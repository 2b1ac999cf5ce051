// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension IncomingMessage {
    /// Reads a push; it never fails, as what can't be read as something known is ``Body/unknown(_:)``.
    public init(from element: XMLElement) {
        let type = element["MsgType"]
        let sender = element["FromUserName"]?.text ?? ""
        self.account = OriginalID(rawValue: element["ToUserName"]?.text ?? "")
        self.sender = OpenID(rawValue: sender)
        self.createTime = element["CreateTime"].flatMap(UnixTime.init(field:)) ?? 0
        self.type = type?.text ?? ""
        self.element = element
        let isEvent = type?.withTrimmedBytes { ASCII.isSame($0, "event") } ?? false
        if isEvent {
            self.eventName = element["Event"]?.text ?? ""
        } else {
            // An event has none; the MsgID of a finished job is the job's.
            self.id = element["MsgId"].flatMap(MessageID.init(field:))
            self.articleOrigin = element["MsgDataId"] == nil ? nil : ArticleOrigin(from: element)
        }
        guard let type, !sender.isEmpty else {
            self.body = .unknown(UnknownMessage(from: element))
            return
        }
        self.body =
            isEvent ? .event(EventRegistry.read(element)) : type.withTrimmedBytes { Body(type: $0, element) }
        if case .device(let message) = self.body { self.eventName = (message as? DeviceEventMessage)?.action.rawValue }
    }

    /// Parses and reads a push.
    /// - Throws: ``XMLError`` where the bytes aren't XML within the limits.
    public init(parsing bytes: [UInt8], limits: XMLLimits = XMLLimits()) throws(XMLError) {
        self.init(from: try XMLDocument(parsing: bytes, limits: limits).root)
    }
}

extension IncomingMessage.Body {
    /// Reads an ordinary message; the commonest types are asked for first.
    fileprivate init(type: Span<UInt8>, _ element: XMLElement) {
        if ASCII.isSame(type, "text") {
            self = .text(TextMessage(from: element))
        } else if ASCII.isSame(type, "image") {
            self = .image(ImageMessage(from: element))
        } else if ASCII.isSame(type, "voice") {
            self = .voice(VoiceMessage(from: element))
        } else if ASCII.isSame(type, "video") {
            self = .video(VideoMessage(from: element))
        } else if ASCII.isSame(type, "location"), let location = LocationMessage(complete: element) {
            self = .location(location)
        } else if ASCII.isSame(type, "link") {
            self = .link(LinkMessage(from: element))
        } else if ASCII.isSame(type, "shortvideo") {
            self = .shortVideo(ShortVideoMessage(from: element))
        } else if ASCII.isSame(type, "file") {
            self = .file(FileMessage(from: element))
        } else if ASCII.isSame(type, "miniprogrampage") {
            self = .miniProgramPage(MiniProgramPageMessage(from: element))
        } else if ASCII.isSame(type, DeviceTextMessage.messageType) {
            self = .device(DeviceTextMessage(from: element))
        } else if ASCII.isSame(type, DeviceEventMessage.messageType) {
            self = .device(DeviceEventMessage(from: element))
        } else if ASCII.isSame(type, DeviceStatusMessage.messageType) {
            self = .device(DeviceStatusMessage(from: element))
        } else if ASCII.isSame(type, HardwareMessage.messageType) {
            self = .device(HardwareMessage(from: element))
        } else {
            self = .unknown(UnknownMessage(from: element))
        }
    }
}
