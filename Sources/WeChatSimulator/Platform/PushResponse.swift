// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a server answered, as far as WeChat reads it.
public struct PushResponse: Sendable, Equatable {
    /// Bytes of an answer that are read at the most.
    public static let limit = 1 << 20

    /// The HTTP status.
    public var status: Int
    /// The body, not longer than ``limit``.
    public var body: [UInt8]
    /// Whether there was more than ``limit``.
    public var isTooLong = false

    /// Creates a response.
    public init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }

    /// The body's first bytes as text, enough to recognise it by.
    var beginning: String { String(decoding: self.body.prefix(200), as: UTF8.self) }
}
