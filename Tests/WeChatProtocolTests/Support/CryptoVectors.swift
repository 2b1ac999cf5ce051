// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing
import WeChatProtocol

/// The vectors of Examples/crypto-vectors.json.
struct CryptoVectors: Decodable {
    struct Request: Decodable {
        let timestamp, nonce, signature, msg_signature, random, encrypt, plain: String
    }

    struct Reply: Decodable {
        let timestamp, nonce, random, plain, encrypt, MsgSignature: String
    }

    struct Padding: Decodable {
        let msgBytes, pad, cipherBytes: Int
        let encrypt: String
    }

    struct NonCanonicalKey: Decodable {
        let encodingAESKey, random, plain, encrypt: String
    }

    struct Verification: Decodable {
        let token: String?
        let timestamp, nonce, echostr, signature: String
    }

    struct Wrong: Decodable {
        let encrypt, timestamp, nonce, msg_signature: String
    }

    struct Official: Decodable {
        struct Envelope: Decodable {
            let appId, timestamp, nonce, signature, msg_signature, encrypt: String
        }

        struct Reply: Decodable {
            let random, plain, timestamp, nonce, encrypt, MsgSignature: String
        }

        let get: Verification
        let safeJson: Envelope
        let replyJson: Reply
    }

    let token, encodingAESKey, appId: String
    let request: Request
    let reply: Reply
    let padding: [Padding]
    let nonCanonicalKey: NonCanonicalKey
    let urlVerification: Verification
    let wrongAppId, badSignature: Wrong
    let official: Official

    static func load() throws -> CryptoVectors {
        try JSONDecoder().decode(Self.self, from: Data(Example.bytes(of: "crypto-vectors.json")))
    }

    var credentials: Credentials {
        get throws { try Self.credentials(token: self.token, key: self.encodingAESKey, appID: self.appId) }
    }

    var codec: EnvelopeCodec {
        get throws { try Self.codec(key: self.encodingAESKey, appID: self.appId) }
    }

    static func credentials(token: String, key: String, appID: String) throws -> Credentials {
        Credentials(
            tokens: [try #require(Token(token))],
            keys: [try #require(EncodingAESKey(key))],
            appID: AppID(rawValue: appID)
        )
    }

    static func codec(key: String, appID: String) throws -> EnvelopeCodec {
        EnvelopeCodec(key: try #require(EncodingAESKey(key)), appID: AppID(rawValue: appID))
    }
}

extension PushQuery {
    /// The query of an encrypted push.
    init(timestamp: String, nonce: String, messageSignature: String) {
        self.init(parsing: "timestamp=\(timestamp)&nonce=\(nonce)&encrypt_type=aes&msg_signature=\(messageSignature)")
    }
}

extension EnvelopeCodec {
    /// Opens an Encrypt text.
    func open(text: String) throws -> [UInt8] {
        let bytes = Array(text.utf8)
        return try self.open(bytes.span)
    }
}
