// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Why a request got no answer.
public enum TransportFailure: Error, Equatable, Sendable {
    /// It took longer than WeChat's patience.
    case timeout
    /// No connection, or one that broke before the answer, and why.
    case refused(String)
}
