// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A shop (门店) that the account entered was audited.
///
/// Facts: WeChat's page “微信门店接口”, since withdrawn.
public struct PoiCheckNotifyEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["poi_check_notify"]

    /// The account's own number of the shop.
    public var uniqueID = ""
    /// WeChat's number of it.
    public var poiID = ""
    /// Whether it passed.
    public var result: PoiCheckResult = ""
    /// What the audit said.
    public var message = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(uniqueID: String = "", poiID: String = "", result: PoiCheckResult = "", message: String = "") {
        self.uniqueID = uniqueID
        self.poiID = poiID
        self.result = result
        self.message = message
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("UniqId", &self.uniqueID)
        coder.code("PoiId", &self.poiID)
        coder.code("Result", &self.result)
        coder.code("msg", &self.message)
    }
}
