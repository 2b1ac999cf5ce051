// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user began to follow the account.
///
/// Facts: WeChat's page “接收事件推送”, sections 关注事件 and 扫描带参数二维码事件. A reply reaches the user.
public struct SubscribeEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["subscribe"]

    /// Where the user came from, as WeChat encodes it; ``source`` takes it apart.
    ///
    /// Often empty.
    public var eventKey = ""
    /// The ticket of the QR code that was scanned, with which its picture can be fetched.
    public var ticket: String?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(eventKey: String = "", ticket: String? = nil) {
        self.eventKey = eventKey
        self.ticket = ticket
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("EventKey", &self.eventKey)
        coder.code("Ticket", &self.ticket)
    }

    /// Where the user came from.
    public var source: SubscribeSource { SubscribeSource(eventKey: self.eventKey, ticket: self.ticket) }
}
