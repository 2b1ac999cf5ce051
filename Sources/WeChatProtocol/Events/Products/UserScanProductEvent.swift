// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user opened a product's page by scanning it.
///
/// Facts: WeChat's page “微信扫一扫：事件推送”, since withdrawn.
public struct UserScanProductEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["user_scan_product"]

    /// The code's standard, such as `ean13`, `qrcode`.
    public var standard = ""
    /// The code's content.
    public var key = ""
    /// The user's country.
    public var country = ""
    /// The user's province.
    public var province = ""
    /// The user's city.
    public var city = ""
    /// 1 male, 2 female, 0 unknown.
    public var sex: Int?
    /// 1 by scanning, 2 by other means.
    public var scene: Int?
    /// What the account gave along with the product.
    public var extra = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        standard: String = "",
        key: String = "",
        country: String = "",
        province: String = "",
        city: String = "",
        sex: Int? = nil,
        scene: Int? = nil,
        extra: String = ""
    ) {
        self.standard = standard
        self.key = key
        self.country = country
        self.province = province
        self.city = city
        self.sex = sex
        self.scene = scene
        self.extra = extra
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("KeyStandard", &self.standard)
        coder.code("KeyStr", &self.key)
        coder.code("Country", &self.country)
        coder.code("Province", &self.province)
        coder.code("City", &self.city)
        coder.code("Sex", &self.sex)
        coder.code("Scene", &self.scene)
        coder.code("ExtInfo", &self.extra)
    }
}
