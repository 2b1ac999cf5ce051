// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user connected to a shop's Wi-Fi.
///
/// Facts: WeChat's page “微信连Wi-Fi”, since withdrawn.
public struct WifiConnectedEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["WifiConnected"]

    /// When.
    public var connectTime: UnixTime?
    /// Reserved; 0.
    public var expireTime: UnixTime?
    /// Reserved.
    public var vendorID = ""
    /// The shop.
    public var shopID: String?
    /// The access point's address.
    public var bssid = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        connectTime: UnixTime? = nil,
        expireTime: UnixTime? = nil,
        vendorID: String = "",
        shopID: String? = nil,
        bssid: String = ""
    ) {
        self.connectTime = connectTime
        self.expireTime = expireTime
        self.vendorID = vendorID
        self.shopID = shopID
        self.bssid = bssid
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("ConnectTime", &self.connectTime)
        coder.code("ExpireTime", &self.expireTime)
        coder.code("VendorId", &self.vendorID)
        coder.code("ShopId", formerly: "PlaceId", &self.shopID)
        coder.code("DeviceNo", &self.bssid)
    }
}
