// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// Plays WeChat for one account: signs and encrypts pushes, and judges the answers as WeChat would.
///
/// It has no clock and no connection; ``PushSender`` has both.
public struct SimulatedPlatform: Sendable {
    /// The account's original id unless told.
    public static let originalID: OriginalID = "gh_000000000000"

    /// The account's token.
    public var token: Token
    /// How pushes are protected.
    public var protection: Protection
    /// The account's original id, the ToUserName of drafts.
    public var originalID: OriginalID
    /// What is wrong with the requests on purpose; nothing unless told.
    public var forgery = Forgery()

    /// Creates a platform.
    public init(
        token: Token,
        protection: Protection = .plain,
        originalID: OriginalID = Self.originalID
    ) {
        self.token = token
        self.protection = protection
        self.originalID = originalID
    }

    /// One attempt to deliver a push: a fresh nonce and, where it is encrypted, a fresh ciphertext.
    /// - Throws: `EnvelopeError` where AES refuses, which it doesn't.
    public func request(for push: SimulatedPush, at now: UnixTime) throws(EnvelopeError) -> PushRequest {
        let (timestamp, nonce) = self.forgery.stamp(at: now)
        var request = PushRequest(timestamp: timestamp, nonce: nonce, body: push.xml)
        request.add("signature", self.forgery.signature ?? self.signature(timestamp, nonce))
        request.add("timestamp", timestamp)
        request.add("nonce", nonce)
        request.add("openid", push.sender.rawValue)
        guard let keys = self.protection.keys else { return request }
        let encrypt = try keys.codec.seal(push.xml)
        let text = String(decoding: encrypt, as: UTF8.self)
        request.body =
            self.protection.isSafe ? Envelope(account: push.account, encrypt: text).xml : push.adding(encrypt)
        request.add("encrypt_type", "aes")
        let signature = Signature(token: self.token, timestamp: timestamp, nonce: nonce, encrypt: text)
        request.add("msg_signature", self.forgery.messageSignature ?? signature.description)
        return request
    }

    /// The request by which WeChat verifies a URL; the same in every mode.
    public func verification(echo: String, at now: UnixTime) -> PushRequest {
        let (timestamp, nonce) = self.forgery.stamp(at: now)
        var request = PushRequest(timestamp: timestamp, nonce: nonce, body: nil)
        request.add("signature", self.forgery.signature ?? self.signature(timestamp, nonce))
        request.add("timestamp", timestamp)
        request.add("nonce", nonce)
        request.add("echostr", echo)
        return request
    }

    private func signature(_ timestamp: String, _ nonce: String) -> String {
        Signature(token: self.token, timestamp: timestamp, nonce: nonce).description
    }
}
