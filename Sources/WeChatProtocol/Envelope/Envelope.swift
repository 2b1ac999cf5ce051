// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The envelope of a push in safe or compatible mode: an encrypted text and whom it is for.
public struct Envelope: Equatable, Sendable {
    /// The account's original id; absent on pushes through a third-party platform.
    public var account: OriginalID?
    /// The encrypted message, Base64.
    public var encrypt: String

    /// Creates an envelope.
    public init(account: OriginalID?, encrypt: String) {
        self.account = account
        self.encrypt = encrypt
    }

    /// Reads the envelope of a push; nil where the push has no Encrypt element.
    public init?(_ element: XMLElement) {
        guard let encrypt = element["Encrypt"]?.text, !encrypt.isEmpty else { return nil }
        self.init(account: element["ToUserName"].map { OriginalID(rawValue: $0.text) }, encrypt: encrypt)
    }

    /// Reads the envelope of a push in the JSON format (mini programs, and accounts where it can be chosen); nil where
    /// the text isn't JSON or has no Encrypt.
    public init?(json: [UInt8]) {
        guard let fields = try? JSONDecoder().decode(JSONFields.self, from: Data(json)), !fields.Encrypt.isEmpty else {
            return nil
        }
        self.init(account: fields.ToUserName.map(OriginalID.init(rawValue:)), encrypt: fields.Encrypt)
    }

    /// The envelope as XML, as WeChat sends it in safe mode.
    public var xml: [UInt8] {
        var writer = XMLWriter()
        writer.element("xml") { writer in
            if let account = self.account { writer.element("ToUserName", cdata: account.rawValue) }
            writer.element("Encrypt", cdata: self.encrypt)
        }
        return writer.bytes
    }

    private struct JSONFields: Codable {
        var ToUserName: String?
        var Encrypt: String
    }
}
