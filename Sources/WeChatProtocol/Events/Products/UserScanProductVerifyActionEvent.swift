// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A product's page passed WeChat's audit, or didn't.
///
/// Facts: WeChat's page “微信扫一扫：事件推送”, since withdrawn.
public struct UserScanProductVerifyActionEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["user_scan_product_verify_action"]

    /// The code's standard, such as `ean13`, `qrcode`.
    public var standard = ""
    /// The code's content.
    public var key = ""
    /// Whether it passed.
    public var result: ProductVerifyResult = ""
    /// Why it didn't; may be empty.
    public var reason = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(standard: String = "", key: String = "", result: ProductVerifyResult = "", reason: String = "") {
        self.standard = standard
        self.key = key
        self.result = result
        self.reason = reason
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("KeyStandard", &self.standard)
        coder.code("KeyStr", &self.key)
        coder.code("Result", &self.result)
        coder.code("ReasonMsg", &self.reason)
    }
}
