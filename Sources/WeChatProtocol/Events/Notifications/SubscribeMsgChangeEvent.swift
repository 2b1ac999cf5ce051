// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user changed what subscription notifications may be sent; only refusals are pushed.
///
/// Facts: WeChat's page “订阅通知”, section 事件推送.
public struct SubscribeMsgChangeEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["subscribe_msg_change_event"]

    /// The new choice for each template.
    public var choices: [SubscribeMsgChoice] = []

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(choices: [SubscribeMsgChoice]) {
        self.choices = choices
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.nested("SubscribeMsgChangeEvent") { $0.code("List", &self.choices) }
    }
}
