// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What an account and WeChat share: tokens and keys, the current ones first, and the AppID.
///
/// While the operator changes a token or a key, pushes made with the old one still arrive for a while; so the previous
/// ones are tried too, and a reply uses what worked.
public struct Credentials: Sendable, Equatable {
    /// The account's tokens, current first; at least one.
    public var tokens: [Token]
    /// The account's keys, current first; empty where the account has none.
    public var keys: [EncodingAESKey]
    /// The account's AppID; needed to open envelopes.
    public var appID: AppID?

    /// Creates credentials.
    public init(tokens: [Token], keys: [EncodingAESKey] = [], appID: AppID? = nil) {
        self.tokens = tokens
        self.keys = keys
        self.appID = appID
    }

    /// Whether envelopes can be opened.
    public var canDecrypt: Bool { !self.keys.isEmpty && self.appID != nil }

    /// The token that signed a request, or nil for a forged one.
    public func token(signing query: PushQuery) -> Token? {
        self.tokens.first {
            Signature(token: $0, timestamp: query.timestamp, nonce: query.nonce).matches(query.signature)
        }
    }

    /// Checks an envelope's signature and opens it.
    /// - Throws: ``EnvelopeError``, that of the current key where no key fits.
    public func open(_ envelope: Envelope, query: PushQuery) throws(EnvelopeError) -> OpenedEnvelope {
        let encrypt = envelope.encrypt
        let token = self.tokens.first {
            Signature(token: $0, timestamp: query.timestamp, nonce: query.nonce, encrypt: encrypt)
                .matches(query.messageSignature)
        }
        guard let token else { throw .signature }
        var failure = EnvelopeError.padding
        for (index, key) in self.keys.enumerated() {
            guard let appID = self.appID else { break }
            let codec = EnvelopeCodec(key: key, appID: appID)
            do throws(EnvelopeError) {
                return OpenedEnvelope(message: try codec.open(encrypt.utf8.span), codec: codec, token: token)
            } catch {
                if index == 0 { failure = error }
            }
        }
        throw failure
    }
}
