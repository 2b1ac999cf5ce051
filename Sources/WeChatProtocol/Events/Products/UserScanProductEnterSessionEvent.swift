// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user came to the account from a product's page.
///
/// Facts: WeChat's page “微信扫一扫：事件推送”, since withdrawn.
public struct UserScanProductEnterSessionEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["user_scan_product_enter_session"]

    /// The code's standard, such as `ean13`, `qrcode`.
    public var standard = ""
    /// The code's content.
    public var key = ""
    /// What the account gave along with the product.
    public var extra = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(standard: String = "", key: String = "", extra: String = "") {
        self.standard = standard
        self.key = key
        self.extra = extra
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("KeyStandard", &self.standard)
        coder.code("KeyStr", &self.key)
        coder.code("ExtInfo", &self.extra)
    }
}
