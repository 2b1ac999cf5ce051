// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// One push: a message that a user sent, or an event that happened.
///
/// Reading one never fails: what isn't known is ``Body/unknown(_:)`` or an ``UnknownEvent``, and ``element`` keeps
/// everything that was received. Facts: WeChat's pages “接收普通消息” and “接收事件推送”.
public struct IncomingMessage: Sendable {
    /// The account that the push is for (ToUserName).
    public var account: OriginalID
    /// Who sent it (FromUserName): the user, or for some events a service of the platform, such as `mphelper`.
    public var sender: OpenID
    /// When it was sent, by WeChat's clock (CreateTime).
    public var createTime: UnixTime
    /// The message's number (MsgId), the same in every attempt to deliver it; events have none.
    public var id: MessageID?
    /// The article under which the user wrote the message, if they did.
    public var articleOrigin: ArticleOrigin?
    /// The MsgType as received; empty where there was none.
    public var type: String
    /// The Event as received, nil for an ordinary message.
    public var eventName: String?
    /// The typed content.
    public var body: Body
    /// All that was received; nil for a message that was built by hand.
    public var element: XMLElement?

    /// Builds a message by hand, as the tests of a bot do.
    ///
    /// - Parameters:
    ///   - sender: The user.
    ///   - account: The account; any will do where there is but one.
    ///   - createTime: When it was sent; the beginning of 2026 unless told.
    ///   - id: The MsgId; an event has none.
    ///   - articleOrigin: The article under which it was written.
    ///   - body: The content, from which `type` and `eventName` follow.
    public init(
        from sender: OpenID,
        to account: OriginalID = "gh_000000000000",
        at createTime: UnixTime = 1_767_225_600,
        id: MessageID? = nil,
        articleOrigin: ArticleOrigin? = nil,
        _ body: Body
    ) {
        self.account = account
        self.sender = sender
        self.createTime = createTime
        self.id = id
        self.articleOrigin = articleOrigin
        self.type = body.messageType
        self.eventName = body.eventName
        self.body = body
    }

    /// The event as a type of yours or of this library, nil where this isn't such an event.
    ///
    /// It serves types that this library doesn't know, too: where the event's name is one of
    /// ``EventPayload/eventNames``, the type is read from what was received.
    public func event<Payload: EventPayload>(as type: Payload.Type) -> Payload? {
        guard case .event(let event) = self.body else { return nil }
        if let event = event as? Payload { return event }
        guard event is UnknownEvent, let element = self.element, let name = element["Event"] else { return nil }
        let isOurs = name.withTrimmedBytes { bytes in
            for eventName in Payload.eventNames where ASCII.isSame(bytes, eventName) { return true }
            return false
        }
        return isOurs ? Payload(complete: element) : nil
    }
}

extension IncomingMessage: Equatable {
    /// Equal in everything but ``element``: a message built by hand equals the same message received.
    public static func == (left: Self, right: Self) -> Bool {
        left.sender == right.sender && left.createTime == right.createTime && left.id == right.id
            && left.account == right.account && left.articleOrigin == right.articleOrigin && left.type == right.type
            && left.eventName == right.eventName && left.body == right.body
    }
}
