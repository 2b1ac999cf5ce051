// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Subscription notifications have arrived, or haven't.
///
/// Facts: WeChat's page “订阅通知”, section 事件推送.
public struct SubscribeMsgSentEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["subscribe_msg_sent_event"]

    /// How each ended.
    public var deliveries: [SubscribeMsgDelivery] = []

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(deliveries: [SubscribeMsgDelivery]) {
        self.deliveries = deliveries
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.nested("SubscribeMsgSentEvent") { $0.code("List", &self.deliveries) }
    }
}
