// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A follower scanned a QR code that the account made (带参数二维码).
///
/// Facts: WeChat's page “接收事件推送”, section 扫描带参数二维码事件. A reply reaches the user.
public struct ScanEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["SCAN"]

    /// The code's scene: a number up to 32 bits or a string, without the prefix that ``SubscribeEvent`` has.
    public var scene = ""
    /// The code's ticket, with which its picture can be fetched.
    public var ticket: String?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(scene: String = "", ticket: String? = nil) {
        self.scene = scene
        self.ticket = ticket
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("EventKey", &self.scene)
        coder.code("Ticket", &self.ticket)
    }
}
