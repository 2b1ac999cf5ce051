// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The envelope of a passive reply: the encrypted reply, its signature, and the timestamp and nonce that sign it.
public struct SealedReply: Equatable, Sendable {
    /// The encrypted reply, Base64.
    public var encrypt: String
    /// SHA-1 over token, timestamp, nonce and Encrypt.
    public var signature: String
    /// When it was sealed.
    public var timestamp: UnixTime
    /// Any text; WeChat's example gives back the request's nonce.
    public var nonce: String

    /// Encrypts and signs a reply.
    /// - Throws: ``EnvelopeError`` where AES refuses.
    public init(
        sealing reply: [UInt8],
        with codec: EnvelopeCodec,
        token: Token,
        timestamp: UnixTime,
        nonce: String,
        random: [UInt8]? = nil
    ) throws(EnvelopeError) {
        self.encrypt = String(decoding: try codec.seal(reply, random: random), as: UTF8.self)
        self.timestamp = timestamp
        self.nonce = nonce
        self.signature =
            Signature(
                token: token,
                timestamp: timestamp.fieldText,
                nonce: nonce,
                encrypt: self.encrypt
            )
            .description
    }

    /// Reads a reply's envelope from XML; nil where an element is missing.
    public init?(_ element: XMLElement) {
        guard let encrypt = element["Encrypt"]?.text, let signature = element["MsgSignature"]?.text,
            let timestamp = element["TimeStamp"].flatMap(UnixTime.init(field:)), let nonce = element["Nonce"]?.text
        else { return nil }
        (self.encrypt, self.signature, self.timestamp, self.nonce) = (encrypt, signature, timestamp, nonce)
    }

    /// The four elements that WeChat expects, and nothing else.
    public var xml: [UInt8] {
        var writer = XMLWriter(capacity: self.encrypt.utf8.count + 256)
        writer.element("xml") { writer in
            writer.element("Encrypt", cdata: self.encrypt)
            writer.element("MsgSignature", cdata: self.signature)
            writer.element("TimeStamp", number: self.timestamp.rawValue)
            writer.element("Nonce", cdata: self.nonce)
        }
        return writer.bytes
    }

    /// The same in the JSON format: TimeStamp a number, Nonce a string.
    /// - Throws: What `JSONEncoder` throws, which for four strings and numbers is nothing.
    public func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let fields = JSONFields(
            Encrypt: self.encrypt,
            MsgSignature: self.signature,
            TimeStamp: self.timestamp.rawValue,
            Nonce: self.nonce
        )
        return Array(try encoder.encode(fields))
    }

    private struct JSONFields: Codable {
        var Encrypt: String
        var MsgSignature: String
        var TimeStamp: Int64
        var Nonce: String
    }
}
