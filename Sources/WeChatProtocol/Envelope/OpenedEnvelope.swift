// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// An opened envelope, and what opened it, so that the reply can be sealed the same way.
public struct OpenedEnvelope: Sendable {
    /// The message, UTF-8.
    public let message: [UInt8]
    /// The codec whose key fitted.
    public let codec: EnvelopeCodec
    /// The token whose signature fitted.
    public let token: Token
}
