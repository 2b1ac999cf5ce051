// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// An order of card coins (券点) changed.
///
/// Facts: WeChat's page “卡券事件推送”.
public struct CardPayOrderEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["card_pay_order"]

    /// The order.
    public var orderID = ""
    /// Where it stands.
    public var status: CardOrderStatus = ""
    /// When the QR code to pay with was made.
    public var createTime: UnixTime?
    /// When it was paid; 0 where it wasn't.
    public var payTime: UnixTime?
    /// By what means it is paid, in words; may be empty.
    public var summary = ""
    /// Free coins that are left.
    public var freeCoins: Int64?
    /// Paid coins that are left.
    public var paidCoins: Int64?
    /// Free coins that this order moved.
    public var changedFreeCoins: Int64?
    /// Paid coins that this order moved.
    public var changedPaidCoins: Int64?
    /// What sort of order it is.
    public var type: CardOrderType = ""
    /// The platform's note of the reason.
    public var memo = ""
    /// The invoice; may be empty.
    public var receipt = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        orderID: String = "",
        status: CardOrderStatus = "",
        createTime: UnixTime? = nil,
        payTime: UnixTime? = nil,
        summary: String = "",
        freeCoins: Int64? = nil,
        paidCoins: Int64? = nil,
        changedFreeCoins: Int64? = nil,
        changedPaidCoins: Int64? = nil,
        type: CardOrderType = "",
        memo: String = "",
        receipt: String = ""
    ) {
        self.orderID = orderID
        self.status = status
        self.createTime = createTime
        self.payTime = payTime
        self.summary = summary
        self.freeCoins = freeCoins
        self.paidCoins = paidCoins
        self.changedFreeCoins = changedFreeCoins
        self.changedPaidCoins = changedPaidCoins
        self.type = type
        self.memo = memo
        self.receipt = receipt
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("OrderId", &self.orderID)
        coder.code("Status", &self.status)
        coder.code("CreateOrderTime", &self.createTime)
        coder.code("PayFinishTime", &self.payTime)
        coder.code("Desc", &self.summary)
        coder.code("FreeCoinCount", &self.freeCoins)
        coder.code("PayCoinCount", &self.paidCoins)
        coder.code("RefundFreeCoinCount", &self.changedFreeCoins)
        coder.code("RefundPayCoinCount", &self.changedPaidCoins)
        coder.code("OrderType", &self.type)
        coder.code("Memo", &self.memo)
        coder.code("ReceiptInfo", &self.receipt)
    }
}
