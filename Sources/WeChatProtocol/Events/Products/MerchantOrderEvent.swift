// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user paid for an order in WeChat's old shop (微信小店).
///
/// Facts: WeChat's page “微信小店接口”, since withdrawn.
public struct MerchantOrderEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["merchant_order"]

    /// The order.
    public var orderID = ""
    /// 2 to be sent, 3 sent, 5 finished, 8 in dispute.
    public var status: Int?
    /// The product.
    public var productID = ""
    /// Its properties: `id:value` pairs, with semicolons between.
    public var sku = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(orderID: String = "", status: Int? = nil, productID: String = "", sku: String = "") {
        self.orderID = orderID
        self.status = status
        self.productID = productID
        self.sku = sku
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("OrderId", &self.orderID)
        coder.code("OrderStatus", &self.status)
        coder.code("ProductId", &self.productID)
        coder.code("SkuInfo", &self.sku)
    }
}
