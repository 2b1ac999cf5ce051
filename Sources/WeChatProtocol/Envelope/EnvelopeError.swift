// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Why an envelope can't be opened; a closed set.
///
/// To the sender all of them look alike.
public enum EnvelopeError: String, Error, Sendable, CaseIterable, CustomStringConvertible {
    /// No token of the account gives this `msg_signature` (-40001).
    case signature
    /// The Encrypt text isn't Base64 (-40010).
    case base64
    /// The cipher text isn't a multiple of 32 bytes, or AES refused it (-40007).
    case cipher
    /// The padding isn't 1 to 32 equal bytes, or the length field points outside the text (-40008): most often the
    /// wrong key.
    case padding, length
    /// The envelope is for another AppID (-40005).
    case appID

    /// The number that WeChat's own sample code (WXBizMsgCrypt) gives this error; it never travels on the wire.
    public var code: Int {
        switch self {
        case .signature: -40001
        case .base64: -40010
        case .cipher: -40007
        case .padding, .length: -40008
        case .appID: -40005
        }
    }

    /// The cause in words, with WeChat's number.
    public var description: String {
        let cause =
            switch self {
            case .signature: "the msg_signature is not this account's"
            case .base64: "Encrypt is not Base64"
            case .cipher: "Encrypt is not a whole number of 32-byte blocks"
            case .padding: "the padding is wrong (usually another EncodingAESKey)"
            case .length: "the length field is wrong (usually another EncodingAESKey)"
            case .appID: "the envelope is for another AppID"
            }
        return "\(cause) (\(self.code))"
    }
}
