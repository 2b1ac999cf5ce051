// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Crypto
import CryptoExtras

/// The EncodingAESKey of an account's server configuration: 43 characters that stand for an AES-256 key; a secret.
public struct EncodingAESKey: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
    let key: SymmetricKey
    let initializationVector: AES._CBC.IV

    /// Takes a key; nil unless it is 43 characters of the Base64 alphabet.
    ///
    /// The two bits that the last character has too many may be set: WeChat's keys are random characters.
    public init?(_ text: String) {
        guard text.utf8.count == 43, let bytes = Base64.decode((Array(text.utf8) + [UInt8(ascii: "=")]).span),
            bytes.count == 32, let vector = try? AES._CBC.IV(ivBytes: bytes[..<16])
        else { return nil }
        self.key = SymmetricKey(data: bytes)
        self.initializationVector = vector
    }

    /// Whether two keys are the same; takes the same time wherever they differ.
    public static func == (left: Self, right: Self) -> Bool { left.key == right.key }

    /// Makes a new random key, for a simulator or a new account.
    public static func random() -> (key: EncodingAESKey, text: String)? {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
        let text = String((0..<43).map { _ in letters[Int.random(in: 0..<letters.count)] })
        return EncodingAESKey(text).map { ($0, text) }
    }

    /// Says that there is a key, not which.
    public var description: String { "EncodingAESKey(hidden)" }

    /// Hides the key from dumps too.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
