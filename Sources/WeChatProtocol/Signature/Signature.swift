// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Crypto

/// WeChat's signature: the lower-case hexadecimal SHA-1 of some texts, sorted by their bytes and joined.
///
/// Over token, timestamp and nonce it is the `signature` of a request; with the Encrypt text it is the
/// `msg_signature` of an envelope. WeChat's page “接入概述” and “消息加解密说明”.
public struct Signature: Sendable, CustomStringConvertible {
    /// Forty hexadecimal digits, ASCII.
    private let hex: [UInt8]

    /// Signs a request.
    public init(token: Token, timestamp: String, nonce: String) {
        self.init(joining: [token.rawValue, timestamp, nonce])
    }

    /// Signs an envelope; `encrypt` is the exact Base64 text.
    public init(token: Token, timestamp: String, nonce: String, encrypt: String) {
        self.init(joining: [token.rawValue, timestamp, nonce, encrypt])
    }

    private init(joining parts: [String]) {
        var hash = Insecure.SHA1()
        for var part in parts.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            part.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        }
        self.hex = hash.finalize().withUnsafeBytes { Hex.bytes(of: $0) }
    }

    /// Whether a received text is this signature; takes the same time wherever they differ.
    public func matches(_ text: String?) -> Bool {
        guard let text, text.utf8.count == self.hex.count else { return false }
        var difference: UInt8 = 0
        for (left, right) in zip(text.utf8, self.hex) { difference |= left ^ right }
        return difference == 0
    }

    /// The forty digits.
    public var description: String { String(decoding: self.hex, as: UTF8.self) }
}
