// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What became of a URL verification.
public enum VerificationOutcome: Sendable, Equatable {
    /// The echo came back exactly.
    case verified
    /// Status 200, but something else came back; how it begins.
    case wrongEcho(String)
    /// Another status than 200, and how the body begins.
    case httpError(status: Int, body: String)
    /// No answer within WeChat's patience.
    case timeout
    /// No connection, or one that broke before the answer, and why.
    case refused(String)
}
