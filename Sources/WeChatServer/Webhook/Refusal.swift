// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// Why a request was refused: told apart in logs, alike to the sender.
enum Refusal: Error, Equatable {
    /// The path is no webhook's, or its account is unknown.
    case unknownPath
    /// Neither GET nor POST.
    case method
    /// More bytes than the limit.
    case tooLarge
    /// Not all there in time.
    case tooSlow
    /// The signature is missing or no token's.
    case signature
    /// The timestamp is too far from the clock: by so many seconds, behind (negative) or ahead.
    case timestamp(skew: Int64)
    /// The timestamp and nonce were used before, for another delivery.
    case replay
    /// Safe mode, and the body has no Encrypt.
    case noEnvelope
    /// The body is nothing that could be an envelope.
    case unreadableEnvelope
    /// The push is encrypted, and the account has no EncodingAESKey.
    case noKey
    /// The envelope can't be opened.
    case envelope(EnvelopeError)
    /// The push is for another account than configured, or its envelope names another than its inside.
    case originalID

    /// A label from a bounded set, for logs and metrics.
    var label: String {
        switch self {
        case .unknownPath: "path"
        case .method: "method"
        case .tooLarge: "size"
        case .tooSlow: "time"
        case .signature: "signature"
        case .timestamp: "timestamp"
        case .replay: "replay"
        case .noEnvelope: "no envelope"
        case .unreadableEnvelope: "unreadable envelope"
        case .noKey: "no EncodingAESKey"
        case .envelope(let error): "envelope: \(error.rawValue)"
        case .originalID: "original id"
        }
    }

    /// All labels that there are.
    static let labels =
        [
            Refusal.unknownPath, .method, .tooLarge, .tooSlow, .signature, .timestamp(skew: 0), .replay, .noEnvelope,
            .unreadableEnvelope, .noKey, .originalID,
        ]
        .map(\.label) + EnvelopeError.allCases.map { Refusal.envelope($0).label }

    /// What the sender is told.
    var response: WebhookResponse {
        switch self {
        case .unknownPath: .notFound
        case .method: .methodNotAllowed
        case .tooLarge: .contentTooLarge
        case .tooSlow: .requestTimeout
        case .unreadableEnvelope: .badRequest
        default: .forbidden
        }
    }
}
