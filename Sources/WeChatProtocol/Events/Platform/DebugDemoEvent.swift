// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The platform's own tool for trying out pushes (消息推送调试) sent its example.
public struct DebugDemoEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["debug_demo"]

    /// The example's text.
    public var text = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(text: String) {
        self.text = text
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("debug_str", &self.text)
    }
}
