// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user answered the question whether subscription notifications (订阅通知) may be sent.
///
/// Facts: WeChat's page “订阅通知”, section 事件推送.
public struct SubscribeMsgPopupEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["subscribe_msg_popup_event"]

    /// The answer for each template.
    public var choices: [SubscribeMsgChoice] = []

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(choices: [SubscribeMsgChoice]) {
        self.choices = choices
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.nested("SubscribeMsgPopupEvent") { $0.code("List", &self.choices) }
    }
}
