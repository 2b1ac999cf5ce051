// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What became of a question to a source, in a few words for metrics.
enum SourceOutcome: String, CaseIterable {
    case found
    case notFound = "not_found"
    /// It said lately that it has none.
    case remembered
    case unreachable, timeout, closed, redirect, unreadable, refused
    case keyRefused = "key_refused"
    case rateLimited = "rate_limited"
    /// It isn't asked for a while, as it failed.
    case resting
    /// It was asked as often as it may be.
    case busy
    case cancelled

    init(_ error: SourceError) {
        self =
            switch error {
            case .unreachable, .tls: .unreachable
            case .timeout: .timeout
            case .closed: .closed
            case .redirect: .redirect
            case .notJSON, .tooLong, .unexpected: .unreadable
            case .status, .refused, .other: .refused
            case .keyRefused: .keyRefused
            case .rateLimited: .rateLimited
            case .resting: .resting
            case .busy: .busy
            case .cancelled: .cancelled
            }
    }
}
