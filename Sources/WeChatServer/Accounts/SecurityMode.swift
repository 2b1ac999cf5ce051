// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How an account's pushes are protected (消息加解密方式).
public enum SecurityMode: String, Sendable, CaseIterable {
    /// Plain XML; only the request is signed, not the body.
    case plain
    /// Plain XML with an envelope beside it; meant for changing over.
    case compatible
    /// Envelopes only: a body without one is refused.
    case safe
}
