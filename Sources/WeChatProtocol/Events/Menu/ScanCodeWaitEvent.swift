// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user scanned something from a menu button, and sees 消息接收中 until a reply comes.
///
/// Facts: WeChat's page “自定义菜单事件推送”. A reply reaches the user.
public struct ScanCodeWaitEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["scancode_waitmsg"]

    /// The button's key.
    public var key = ""
    /// What was scanned.
    public var code = ScannedCode()

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(key: String = "", code: ScannedCode = ScannedCode()) {
        self.key = key
        self.code = code
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("EventKey", &self.key)
        coder.code("ScanCodeInfo", &self.code)
    }
}
