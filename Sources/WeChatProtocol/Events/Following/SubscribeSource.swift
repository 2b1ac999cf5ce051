// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How a user came to follow an account.
public enum SubscribeSource: Hashable, Sendable {
    /// By searching, by a shared card: nothing is known of it.
    case plain
    /// By a QR code that the account made (带参数二维码): its scene, and the ticket with which its picture is fetched.
    case qrCode(scene: String, ticket: String?)
    /// By scanning a product's bar code or its picture, a feature since withdrawn: the code's standard, such as
    /// `ean13`, and its digits.
    case scannedProduct(standard: String, key: String)
    /// By something else, as WeChat writes it, such as `last_trade_no_…` after a payment.
    case other(String)

    /// Takes the EventKey and the Ticket of a subscribe event apart.
    public init(eventKey: String, ticket: String? = nil) {
        let product = eventKey.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false)
        if eventKey.isEmpty {
            self = .plain
        } else if eventKey.hasPrefix("qrscene_") {
            self = .qrCode(scene: String(eventKey.dropFirst("qrscene_".count)), ticket: ticket)
        } else if product.count == 3, product[0] == "scanbarcode" || product[0] == "scanimage" {
            self = .scannedProduct(standard: String(product[1]), key: String(product[2]))
        } else {
            self = .other(eventKey)
        }
    }
}
