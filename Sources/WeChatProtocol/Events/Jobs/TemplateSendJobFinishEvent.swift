// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A template message has arrived, or hasn't.
///
/// Facts: WeChat's page “模板消息接口”, section 事件推送.
public struct TemplateSendJobFinishEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["TEMPLATESENDJOBFINISH"]

    /// The number that sending it returned.
    public var messageID: MessageID?
    /// How it ended.
    public var status: TemplateSendStatus = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(messageID: MessageID? = nil, status: TemplateSendStatus = "") {
        self.messageID = messageID
        self.status = status
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("MsgID", &self.messageID)
        coder.code("Status", &self.status)
    }
}
