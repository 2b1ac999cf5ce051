// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user sent the title (抬头) for an invoice.
///
/// Facts: WeChat's pages “微信发票”, and the SDKs.
public struct SubmitInvoiceTitleEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["submit_invoice_title"]

    /// The name.
    public var title = ""
    /// The telephone number.
    public var phone: String?
    /// The tax number.
    public var taxNumber: String?
    /// The address.
    public var address: String?
    /// The bank.
    public var bank: String?
    /// The account there.
    public var bankAccount: String?
    /// What the account gave along.
    public var attachment: String?
    /// Whose title it is.
    public var titleType: InvoiceTitleType = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        title: String = "",
        phone: String? = nil,
        taxNumber: String? = nil,
        address: String? = nil,
        bank: String? = nil,
        bankAccount: String? = nil,
        attachment: String? = nil,
        titleType: InvoiceTitleType = ""
    ) {
        self.title = title
        self.phone = phone
        self.taxNumber = taxNumber
        self.address = address
        self.bank = bank
        self.bankAccount = bankAccount
        self.attachment = attachment
        self.titleType = titleType
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("title", &self.title)
        coder.code("phone", &self.phone)
        coder.code("tax_no", &self.taxNumber)
        coder.code("addr", &self.address)
        coder.code("bank_type", &self.bank)
        coder.code("bank_no", &self.bankAccount)
        coder.code("attach", &self.attachment)
        coder.code("title_type", &self.titleType)
    }
}
