// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user no longer follows the account.
///
/// What is stored about the user has to be deleted. Facts: WeChat's page “接收事件推送”, section 取消关注事件. No reply reaches
/// the user.
public struct UnsubscribeEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["unsubscribe"]

    /// Empty as a rule.
    public var eventKey = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(eventKey: String) {
        self.eventKey = eventKey
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("EventKey", &self.eventKey)
    }
}
