// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Crypto
import CryptoExtras

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Opens and seals the encrypted text of WeChat's envelopes.
///
/// Inside: 16 random bytes, the message's length (4 bytes, big-endian), the message, the AppID; padded by PKCS#7 to a
/// multiple of 32 bytes, AES-256 in CBC mode with the key's first 16 bytes as the initialization vector, Base64.
/// WeChat's page “消息加解密说明”.
public struct EnvelopeCodec: Sendable {
    private static let block = 32
    private static let head = 20

    private let key: EncodingAESKey
    private let appID: [UInt8]

    /// Creates a codec for one key of one account.
    public init(key: EncodingAESKey, appID: AppID) {
        self.key = key
        self.appID = Array(appID.rawValue.utf8)
    }

    /// Decrypts an Encrypt text and returns the message, UTF-8.
    /// - Throws: ``EnvelopeError`` where the text is broken, for another key or for another AppID.
    public func open(_ encrypt: Span<UInt8>) throws(EnvelopeError) -> [UInt8] {
        guard let cipher = Base64.decode(encrypt) else { throw .base64 }
        guard !cipher.isEmpty, cipher.count % Self.block == 0 else { throw .cipher }
        let text: Data
        do {
            let vector = self.key.initializationVector
            text = try AES._CBC.decrypt(cipher, using: self.key.key, iv: vector, noPadding: true)
        } catch {
            throw .cipher
        }
        return try self.message(in: text.span)
    }

    /// What stands between the length and the AppID of a text that was decrypted.
    private func message(in padded: Span<UInt8>) throws(EnvelopeError) -> [UInt8] {
        let count = try Self.unpadded(padded)
        guard count >= Self.head else { throw .length }
        let length = (16..<Self.head).reduce(0) { $0 << 8 | Int(padded[$1]) }
        guard length <= count - Self.head else { throw .length }
        guard count - Self.head - length == self.appID.count,
            self.appID.indices.allSatisfy({ padded[Self.head + length + $0] == self.appID[$0] })
        else { throw .appID }
        return padded.extracting(Self.head..<Self.head + length).withUnsafeBufferPointer { Array($0) }
    }

    /// Encrypts a message and returns the Encrypt text, ASCII.
    ///
    /// - Parameters:
    ///   - message: The message, UTF-8.
    ///   - random: Sixteen bytes; given only by tests.
    /// - Returns: Base64 with padding.
    /// - Throws: ``EnvelopeError/cipher`` where AES refuses, which it doesn't.
    public func seal(_ message: [UInt8], random: [UInt8]? = nil) throws(EnvelopeError) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(Self.head + message.count + self.appID.count + Self.block)
        text.append(contentsOf: random ?? Self.random())
        withUnsafeBytes(of: UInt32(message.count).bigEndian) { text.append(contentsOf: $0) }
        text.append(contentsOf: message)
        text.append(contentsOf: self.appID)
        let padding = Self.block - text.count % Self.block
        text.append(contentsOf: repeatElement(UInt8(padding), count: padding))
        do {
            let vector = self.key.initializationVector
            let cipher = try AES._CBC.encrypt(text, using: self.key.key, iv: vector, noPadding: true)
            return Base64.encode(cipher.span)
        } catch {
            throw .cipher
        }
    }

    /// The count of bytes before the padding, all of which is checked.
    private static func unpadded(_ text: Span<UInt8>) throws(EnvelopeError) -> Int {
        let padding = Int(text[text.count - 1])
        guard (1...Self.block).contains(padding) else { throw .padding }
        var difference: UInt8 = 0
        for index in text.count - padding..<text.count { difference |= text[index] ^ UInt8(padding) }
        guard difference == 0 else { throw .padding }
        return text.count - padding
    }

    private static func random() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return withUnsafeBytes(of: (generator.next(), generator.next())) { Array($0) }
    }
}
