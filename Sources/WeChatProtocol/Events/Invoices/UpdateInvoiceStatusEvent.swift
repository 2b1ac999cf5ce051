// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The status of an invoice in a user's card folder changed.
///
/// Facts: WeChat's pages “微信发票”, and the SDKs.
public struct UpdateInvoiceStatusEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["update_invoice_status"]

    /// The new status.
    public var status: InvoiceStatus = ""
    /// The card.
    public var cardID: CardID = ""
    /// The number of the user's copy.
    public var code = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(status: InvoiceStatus = "", cardID: CardID = "", code: String = "") {
        self.status = status
        self.cardID = cardID
        self.code = code
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("Status", &self.status)
        coder.code("CardId", &self.cardID)
        coder.code("Code", &self.code)
    }
}
