// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Crypto
import CryptoExtras
import WeChatProtocol

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What must hold of envelopes; the key is that of the test vectors.
enum EnvelopeChecks {
    private static let keyBytes = Array(0..<32 as Range<UInt8>)
    private static let key = EncodingAESKey("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")!
    private static let otherKey = EncodingAESKey("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG")!
    private static let token = Token("swiftToken2026")!
    private static let appID: AppID = "wx0123456789abcdef"
    private static let codec = EnvelopeCodec(key: Self.key, appID: Self.appID)
    private static let credentials = Credentials(
        tokens: [Token("previousToken")!, Self.token],
        keys: [Self.key, Self.otherKey],
        appID: Self.appID
    )

    /// Any bytes as a push's body, as they are and with a signature that fits.
    static func open(_ body: [UInt8]) {
        let envelopes = [Envelope(json: body), (try? XMLDocument(parsing: body)).flatMap { Envelope($0.root) }]
        for case let envelope? in envelopes {
            precondition(!envelope.encrypt.isEmpty, "an envelope with nothing in it")
            _ = try? Self.credentials.open(envelope, query: Self.query(for: ""))
            if let opened = try? Self.credentials.open(envelope, query: Self.query(for: envelope.encrypt)) {
                _ = try? IncomingMessage(parsing: opened.message)
            }
        }
    }

    /// Any bytes as a message: sealed and opened they are the same; an envelope that was touched is refused.
    static func seal(_ bytes: [UInt8]) {
        let (position, change) = (Int(bytes.first ?? 0) << 8 | Int(bytes.dropFirst().first ?? 0), bytes.last ?? 1)
        let message = Array(bytes.dropFirst(2))
        guard let sealed = try? Self.codec.seal(message) else { preconditionFailure("a message isn't sealed") }
        let encrypt = String(decoding: sealed, as: UTF8.self)
        let envelope = Envelope(account: "gh_7f3c2a91d0be", encrypt: encrypt)
        let query = Self.query(for: encrypt)
        guard message == (try? Self.credentials.open(envelope, query: query).message) else {
            preconditionFailure("a sealed message isn't opened")
        }
        if let xml = try? XMLDocument(parsing: envelope.xml, limits: XMLLimits(bytes: .max)) {
            precondition(Envelope(xml.root) == envelope, "an envelope's XML reads otherwise")
        } else {
            preconditionFailure("an envelope's XML isn't read")
        }
        let reply = try? SealedReply(sealing: message, with: Self.codec, token: Self.token, timestamp: 1, nonce: "n")
        guard let reply, let json = try? reply.json(), let read = Envelope(json: json) else {
            preconditionFailure("a reply's JSON isn't read")
        }
        precondition(read.encrypt == reply.encrypt, "a reply's JSON reads otherwise")

        var touched = sealed
        touched[position % touched.count] ^= change | 1
        let forged = Envelope(account: nil, encrypt: String(decoding: touched, as: UTF8.self))
        do throws(EnvelopeError) {
            _ = try Self.credentials.open(forged, query: query)
            preconditionFailure("a forged envelope is opened")
        } catch {
            precondition(error == .signature, "a forgery is found too late: \(error)")
        }
        _ = try? Self.codec.open(touched.span)
        _ = try? Self.codec.open(sealed.span.extracting(droppingLast: position % sealed.count))
    }

    /// Any bytes as what the envelope's text decrypts to: opened exactly where every rule is kept.
    static func open(decrypted bytes: [UInt8]) {
        let text = bytes + [UInt8](repeating: 0, count: (32 - bytes.count % 32) % 32)
        guard !text.isEmpty, let vector = try? AES._CBC.IV(ivBytes: Self.keyBytes[..<16]),
            let cipher = try? AES._CBC.encrypt(
                text,
                using: SymmetricKey(data: Self.keyBytes),
                iv: vector,
                noPadding: true
            )
        else { return }
        let opened = try? Self.codec.open(Array(Data(cipher).base64EncodedString().utf8).span)
        precondition(opened == Self.message(in: text), "opened otherwise than the rules say")
    }

    /// The message in a decrypted text, by the rules of WeChat's page read once more.
    private static func message(in text: [UInt8]) -> [UInt8]? {
        guard let last = text.last, (1...32).contains(last), text.suffix(Int(last)).allSatisfy({ $0 == last }) else {
            return nil
        }
        let content = text.dropLast(Int(last))
        guard content.count >= 20 else { return nil }
        let length = content[16..<20].reduce(0) { $0 * 256 + Int($1) }
        let (message, appID) = (content.dropFirst(20).prefix(length), content.dropFirst(20 + length))
        return message.count == length && Array(appID) == Array(Self.appID.rawValue.utf8) ? Array(message) : nil
    }

    private static func query(for encrypt: String) -> PushQuery {
        var query = PushQuery()
        (query.timestamp, query.nonce, query.encryptionType) = ("1767240300", "1234567890", "aes")
        query.messageSignature =
            Signature(token: Self.token, timestamp: query.timestamp, nonce: query.nonce, encrypt: encrypt).description
        return query
    }
}
