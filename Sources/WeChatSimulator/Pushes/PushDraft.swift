// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// What a push is to say, before WeChat adds its numbers and the time.
///
/// ```swift
/// var draft = PushDraft.event("scancode_waitmsg", key: "SCAN")
/// draft.fields = [PushField("ScanCodeInfo.ScanType=barcode"), PushField("ScanCodeInfo.ScanResult=EAN_13,978…")]
///     .compactMap(\.self)
/// let push = draft.push(to: platform.originalID, at: now)
/// ```
public struct PushDraft: Sendable, Equatable {
    /// The user that pushes come from unless told: 28 characters, as real ones have.
    public static let user: OpenID = "oSimulatedUser_0000000000001"

    /// Who sends it (FromUserName).
    public var sender: OpenID = Self.user
    /// The MsgType: `text`, `image`, `event`, any.
    public var type: String
    /// The Content of a text.
    public var text: String?
    /// The Event, where the type is `event`.
    public var event: String?
    /// The EventKey, where there is one.
    public var eventKey: String?
    /// The MsgId; nil for a random one where the type isn't `event`, and for none where it is.
    public var messageID: MessageID?
    /// The CreateTime; nil for the time at which the push is made.
    public var createTime: UnixTime?
    /// Further fields; one with the name of a usual one takes its place, one that is given twice occurs twice.
    public var fields: [PushField] = []

    /// Creates a draft of that MsgType.
    public init(type: String) { self.type = type }

    /// A text message.
    public static func text(_ text: String, from sender: OpenID = Self.user) -> Self {
        var draft = Self(type: "text")
        draft.text = text
        draft.sender = sender
        return draft
    }

    /// A message of any type, its content in fields.
    public static func message(_ type: String, fields: [PushField] = [], from sender: OpenID = Self.user) -> Self {
        var draft = Self(type: type)
        draft.fields = fields
        draft.sender = sender
        return draft
    }

    /// An event of any name.
    public static func event(
        _ name: String,
        key: String? = nil,
        fields: [PushField] = [],
        from sender: OpenID = Self.user
    ) -> Self {
        var draft = Self(type: "event")
        draft.event = name
        draft.eventKey = key
        draft.fields = fields
        draft.sender = sender
        return draft
    }

    /// Makes the push: the same one for every attempt to deliver it.
    ///
    /// - Parameters:
    ///   - account: The ToUserName.
    ///   - now: The CreateTime, unless the draft has one.
    /// - Returns: The push.
    public func push(to account: OriginalID, at now: UnixTime) -> SimulatedPush {
        var root = PushElement("xml")
        root.children = self.usualElements(account: account, now: now)
        for field in self.fields where field.path.count == 1 {
            root.children.removeAll { $0.name == field.path[0] }
        }
        for field in self.fields { root.append(field.value, at: field.path) }
        var xml: [UInt8] = []
        root.write(to: &xml)
        return SimulatedPush(xml: xml, sender: self.sender, account: account)
    }

    private func usualElements(account: OriginalID, now: UnixTime) -> [PushElement] {
        var elements = [
            PushElement("ToUserName", text: account.rawValue),
            PushElement("FromUserName", text: self.sender.rawValue),
            PushElement("CreateTime", text: String((self.createTime ?? now).rawValue), isCDATA: false),
            PushElement("MsgType", text: self.type),
        ]
        if let text = self.text { elements.append(PushElement("Content", text: text)) }
        if let event = self.event { elements.append(PushElement("Event", text: event)) }
        if let key = self.eventKey { elements.append(PushElement("EventKey", text: key)) }
        if let id = self.messageID ?? (self.type == "event" ? nil : Self.randomID()) {
            elements.append(PushElement("MsgId", text: String(id.rawValue), isCDATA: false))
        }
        return elements
    }

    /// A number as long as WeChat's own, which a Double wouldn't hold.
    private static func randomID() -> MessageID { MessageID(rawValue: .random(in: 1 << 62..<1 << 63)) }
}
