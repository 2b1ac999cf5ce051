// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing
import WeChatProtocol

struct EnvelopeTests {
    @Test func `the worked example opens and seals to the byte`() throws {
        let vectors = try CryptoVectors.load()
        let opened = try vectors.codec.open(text: vectors.request.encrypt)
        #expect(String(decoding: opened, as: UTF8.self) == vectors.request.plain)
        let sealed = try vectors.codec.seal(
            Array(vectors.request.plain.utf8),
            random: Array(vectors.request.random.utf8)
        )
        #expect(String(decoding: sealed, as: UTF8.self) == vectors.request.encrypt)
    }

    @Test func `the official reply of the JSON page seals to the byte`() throws {
        let vector = try CryptoVectors.load().official.replyJson
        let codec = try CryptoVectors.codec(key: String(repeating: "A", count: 43), appID: "wxba5fad812f8e6fb9")
        let reply = try SealedReply(
            sealing: Array(vector.plain.utf8),
            with: codec,
            token: try #require(Token("AAAAA")),
            timestamp: UnixTime(rawValue: try #require(Int64(vector.timestamp))),
            nonce: vector.nonce,
            random: Array(vector.random.utf8)
        )
        #expect(reply.encrypt == vector.encrypt)
        #expect(reply.signature == vector.MsgSignature)
        let json = String(decoding: try reply.json(), as: UTF8.self)
        #expect(json.contains(#""TimeStamp":1713424427"#))
        #expect(json.contains(#""Nonce":"415670741""#))
    }

    @Test func `the official push of the JSON page opens`() throws {
        let vector = try CryptoVectors.load().official.safeJson
        let credentials = try CryptoVectors.credentials(
            token: "AAAAA",
            key: String(repeating: "A", count: 43),
            appID: vector.appId
        )
        let body = #"{"ToUserName":"gh_97417a04a28d","Encrypt":"\#(vector.encrypt)"}"#
        let envelope = try #require(Envelope(json: Array(body.utf8)))
        let query = PushQuery(timestamp: vector.timestamp, nonce: vector.nonce, messageSignature: vector.msg_signature)
        let opened = try credentials.open(envelope, query: query)
        #expect(String(decoding: opened.message, as: UTF8.self).contains("debug_demo"))
    }

    @Test func `paddings of 1, 16, 17, 31 and 32 bytes are all right`() throws {
        let vectors = try CryptoVectors.load()
        for padding in vectors.padding {
            let opened = try vectors.codec.open(text: padding.encrypt)
            #expect(opened.count == padding.msgBytes)
            #expect(try vectors.codec.seal(opened).count == (padding.cipherBytes + 2) / 3 * 4)
        }
    }

    @Test func `every length from 0 to 200 survives the way there and back`() throws {
        let codec = try CryptoVectors.load().codec
        for count in 0...200 {
            let message = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
            #expect(try codec.open(text: String(decoding: codec.seal(message), as: UTF8.self)) == message)
        }
    }

    @Test func `a key whose last character has bits too many is a key`() throws {
        let vector = try CryptoVectors.load().nonCanonicalKey
        let codec = try CryptoVectors.codec(key: vector.encodingAESKey, appID: "wx0123456789abcdef")
        let opened = try codec.open(text: vector.encrypt)
        #expect(String(decoding: opened, as: UTF8.self) == vector.plain)
    }

    @Test(arguments: [
        "", String(repeating: "A", count: 42), String(repeating: "A", count: 44), String(repeating: "_", count: 43),
    ])
    func `a key is 43 characters of Base64`(text: String) {
        #expect(EncodingAESKey(text) == nil)
    }

    @Test func `an envelope for another AppID is refused`() throws {
        let vectors = try CryptoVectors.load()
        let wrong = vectors.wrongAppId
        let query = PushQuery(timestamp: wrong.timestamp, nonce: wrong.nonce, messageSignature: wrong.msg_signature)
        let envelope = Envelope(account: nil, encrypt: wrong.encrypt)
        #expect(throws: EnvelopeError.appID) { try vectors.credentials.open(envelope, query: query) }
    }

    @Test func `an envelope with a wrong signature is never decrypted`() throws {
        let vectors = try CryptoVectors.load()
        let wrong = vectors.badSignature
        let query = PushQuery(timestamp: wrong.timestamp, nonce: wrong.nonce, messageSignature: wrong.msg_signature)
        let envelope = Envelope(account: nil, encrypt: wrong.encrypt)
        #expect(throws: EnvelopeError.signature) { try vectors.credentials.open(envelope, query: query) }
    }

    @Test func `a changed byte in the last two blocks, where AppID and padding stand, is noticed`() throws {
        let vectors = try CryptoVectors.load()
        let codec = try vectors.codec
        let cipher = try #require(Data(base64Encoded: vectors.request.encrypt))
        for index in cipher.indices where index >= cipher.count - 32 {
            var changed = cipher
            changed[index] ^= 0x40
            #expect(throws: EnvelopeError.self) {
                try codec.open(text: changed.base64EncodedString())
            }
        }
    }

    @Test(arguments: [
        "", "A", "AAAA", "????", "4j/A uRx", String(repeating: "A", count: 40), String(repeating: "A", count: 172),
    ])
    func `what isn't Base64 of whole blocks is refused`(text: String) throws {
        let codec = try CryptoVectors.load().codec
        #expect(throws: EnvelopeError.self) { try codec.open(text: text) }
    }

    @Test func `the previous token and key still open, and the reply is sealed with what fitted`() throws {
        let vectors = try CryptoVectors.load()
        var credentials = try vectors.credentials
        let current = try #require(EncodingAESKey.random())
        credentials.tokens.insert(try #require(Token("newToken")), at: 0)
        credentials.keys.insert(current.key, at: 0)
        let request = vectors.request
        let query = PushQuery(
            timestamp: request.timestamp,
            nonce: request.nonce,
            messageSignature: request.msg_signature
        )
        let opened = try credentials.open(Envelope(account: nil, encrypt: request.encrypt), query: query)
        #expect(opened.token == Token(vectors.token))
        let reply = try SealedReply(
            sealing: Array(vectors.reply.plain.utf8),
            with: opened.codec,
            token: opened.token,
            timestamp: UnixTime(rawValue: try #require(Int64(vectors.reply.timestamp))),
            nonce: vectors.reply.nonce,
            random: Array(vectors.reply.random.utf8)
        )
        #expect(reply.encrypt == vectors.reply.encrypt)
        #expect(reply.signature == vectors.reply.MsgSignature)
    }

    @Test func `a sealed reply reads back from its XML`() throws {
        let document = try XMLDocument(parsing: Example.bytes(of: "enc-reply-safe.xml"))
        let reply = try #require(SealedReply(document.root))
        #expect(try SealedReply(XMLDocument(parsing: reply.xml).root) == reply)
        let vectors = try CryptoVectors.load()
        let opened = try vectors.codec.open(text: reply.encrypt)
        #expect(String(decoding: opened, as: UTF8.self) == vectors.reply.plain)
    }

    @Test func `both envelopes of a push are read, and only where there is one`() throws {
        for file in ["enc-request-safe.xml", "enc-request-compatible.xml"] {
            let document = try XMLDocument(parsing: Example.bytes(of: file))
            let envelope = try #require(Envelope(document.root))
            #expect(envelope.account == "gh_7f3c2a91d0be")
        }
        #expect(Envelope(json: try Example.bytes(of: "enc-request-safe.json"))?.account == "gh_7f3c2a91d0be")
        #expect(Envelope(try XMLDocument(parsing: Example.bytes(of: "msg-text.xml")).root) == nil)
        #expect(Envelope(json: Array("{}".utf8)) == nil)
        #expect(Envelope(json: Array("<xml>".utf8)) == nil)
    }
}
