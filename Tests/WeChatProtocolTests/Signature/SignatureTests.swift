// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

struct SignatureTests {
    @Test func `the official numbers of a URL verification fit`() throws {
        let vector = try CryptoVectors.load().official.get
        let token = try #require(Token(vector.token ?? ""))
        let signature = Signature(token: token, timestamp: vector.timestamp, nonce: vector.nonce)
        #expect(signature.description == vector.signature)
        #expect(signature.matches(vector.signature))
    }

    @Test func `the parts are sorted by their bytes before they are joined`() throws {
        let vectors = try CryptoVectors.load()
        let token = try #require(Token(vectors.token))
        let (verification, request) = (vectors.urlVerification, vectors.request)
        #expect(
            Signature(token: token, timestamp: verification.timestamp, nonce: verification.nonce).description
                == verification.signature
        )
        #expect(
            Signature(
                token: token,
                timestamp: request.timestamp,
                nonce: request.nonce,
                encrypt: request.encrypt
            )
            .description == request.msg_signature
        )
    }

    @Test(arguments: [
        nil, "", "f464", "F464B24FC39322E44B38AA78F5EDD27BD1441696", "f464b24fc39322e44b38aa78f5edd27bd1441697",
    ])
    func `anything but the same forty digits is refused`(text: String?) throws {
        let token = try #require(Token("AAAAA"))
        #expect(!Signature(token: token, timestamp: "1714036504", nonce: "1514711492").matches(text))
    }

    @Test(arguments: ["", "ab", "with space", "with-dash", String(repeating: "a", count: 33), "令牌令牌"])
    func `a token is 3 to 32 letters and digits`(text: String) {
        #expect(Token(text) == nil)
    }

    @Test func `a token or a key shows itself nowhere`() throws {
        let token = try #require(Token("secretToken1"))
        let key = try #require(EncodingAESKey("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"))
        var dumped = ""
        dump(Credentials(tokens: [token], keys: [key], appID: "wx0123456789abcdef"), to: &dumped)
        for text in ["\(token)", String(reflecting: token), "\(key)", String(reflecting: key), dumped] {
            #expect(!text.contains("secretToken1"))
            #expect(!text.contains("AAECAwQF"))
        }
    }
}
