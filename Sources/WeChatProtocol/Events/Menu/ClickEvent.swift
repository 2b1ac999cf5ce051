// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user tapped a menu button of type `click`.
///
/// Facts: WeChat's page “自定义菜单事件推送”. A reply reaches the user.
public struct ClickEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["CLICK"]

    /// The button's key.
    public var key = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(key: String) {
        self.key = key
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("EventKey", &self.key)
    }
}
