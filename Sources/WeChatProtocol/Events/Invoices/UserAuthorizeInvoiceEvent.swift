// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user let an invoice be made, or the making failed.
///
/// Exactly one of the two orders is there and not empty. Facts: WeChat's pages “微信发票”, and the SDKs.
public struct UserAuthorizeInvoiceEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["user_authorize_invoice"]

    /// The order whose invoice may be made.
    public var succeededOrderID: String?
    /// The order where it failed.
    public var failedOrderID: String?
    /// The account or application that asked.
    public var appID: AppID?
    /// Where the user was asked; may be empty.
    public var source: InvoiceSource = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        succeededOrderID: String? = nil,
        failedOrderID: String? = nil,
        appID: AppID? = nil,
        source: InvoiceSource = ""
    ) {
        self.succeededOrderID = succeededOrderID
        self.failedOrderID = failedOrderID
        self.appID = appID
        self.source = source
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("SuccOrderId", &self.succeededOrderID)
        coder.code("FailOrderId", &self.failedOrderID)
        coder.code("AuthorizeAppId", formerly: "AppId", &self.appID)
        coder.code("Source", &self.source)
    }
}
