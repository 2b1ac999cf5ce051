// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatProtocol
import WeChatServer

/// A text push of 330 bytes, and what protects it.
enum SamplePush {
    static let token = Token("swiftToken2026")!
    static let appID: AppID = "wx0123456789abcdef"
    static let key = EncodingAESKey("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")!
    static let codec = EnvelopeCodec(key: Self.key, appID: Self.appID)
    static let credentials = Credentials(tokens: [Self.token], keys: [Self.key], appID: Self.appID)

    /// A push with a MsgId of its own.
    static func text(_ text: String = "请问《浪潮之巅》这本书现在还有货吗？", number: Int) -> [UInt8] {
        Array(
            """
            <xml><ToUserName><![CDATA[gh_7f3c2a91d0be]]></ToUserName>
            <FromUserName><![CDATA[oEx4mPl3-OpenId_0123456789Ab]]></FromUserName>
            <CreateTime>1767240300</CreateTime>
            <MsgType><![CDATA[text]]></MsgType>
            <Content><![CDATA[\(text)]]></Content>
            <MsgId>\(24_680_130_000_000_000 + number)</MsgId>
            </xml>
            """
            .utf8
        )
    }

    /// A request that WeChat could send now.
    static func request(number: Int, isSafe: Bool) throws -> WebhookRequest {
        let push = Self.text(number: number)
        let envelope = Envelope(
            account: "gh_7f3c2a91d0be",
            encrypt: isSafe ? String(decoding: try Self.codec.seal(push), as: UTF8.self) : ""
        )
        let query = Self.query(
            encrypt: envelope.encrypt,
            timestamp: String(Int(Date().timeIntervalSince1970)),
            nonce: String(1_000_000_000 + number)
        )
        return WebhookRequest(
            method: "POST",
            path: WebhookResponder.path,
            query: query,
            body: isSafe ? envelope.xml : push
        )
    }

    /// A request's query as WeChat writes it.
    static func query(encrypt: String, timestamp: String = "1767240300", nonce: String = "1234567890") -> String {
        let signature = Signature(token: Self.token, timestamp: timestamp, nonce: nonce)
        let both = Signature(token: Self.token, timestamp: timestamp, nonce: nonce, encrypt: encrypt)
        let plain = "signature=\(signature)&timestamp=\(timestamp)&nonce=\(nonce)&openid=oEx4mPl3-OpenId_0123456789Ab"
        return encrypt.isEmpty ? plain : plain + "&encrypt_type=aes&msg_signature=\(both)"
    }
}
