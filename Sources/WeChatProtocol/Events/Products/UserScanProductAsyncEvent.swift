// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user looked at a product whose status is asked of the account.
///
/// Facts: WeChat's page “微信扫一扫：事件推送”, since withdrawn.
public struct UserScanProductAsyncEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["user_scan_product_async"]

    /// The code's standard, such as `ean13`, `qrcode`.
    public var standard = ""
    /// The code's content.
    public var key = ""
    /// What the account gave along with the product.
    public var extra = ""
    /// The user's region, as a code of administrative divisions.
    public var regionCode = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(standard: String = "", key: String = "", extra: String = "", regionCode: String = "") {
        self.standard = standard
        self.key = key
        self.extra = extra
        self.regionCode = regionCode
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("KeyStandard", &self.standard)
        coder.code("KeyStr", &self.key)
        coder.code("ExtInfo", &self.extra)
        coder.code("RegionCode", &self.regionCode)
    }
}
