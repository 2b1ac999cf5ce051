// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Crypto

/// What WeChat's three requests for one push have in common: 32 bytes that name a delivery and tell nothing about it.
///
/// The first four bytes are the CreateTime (big-endian, so that a store appends); the rest is taken from a SHA-256 over
/// account, sender, CreateTime, and the MsgId where there is one, else event name, event key and a canonical hash of
/// all elements but Encrypt. Two events within one second are therefore two deliveries, and so is the same MsgId from
/// two users.
public struct DeliveryKey: Hashable, Sendable, CustomStringConvertible {
    private let words: SIMD4<UInt64>

    /// The thirty-two bytes.
    public var bytes: [UInt8] {
        (0..<4).flatMap { index in withUnsafeBytes(of: self.words[index].bigEndian) { Array($0) } }
    }

    /// Takes thirty-two bytes, as a store keeps them; nil for any other count.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        var words = SIMD4<UInt64>()
        for (index, byte) in bytes.enumerated() { words[index / 8] = words[index / 8] << 8 | UInt64(byte) }
        self.words = words
    }

    /// Names the delivery of a push.
    public init(_ message: IncomingMessage) {
        var input = DeliveryKeyInput()
        input.append(message.account.rawValue)
        input.append(message.sender.rawValue)
        input.append(message.createTime.rawValue)
        if let id = message.id {
            input.append(UInt8(1))
            input.append(id.rawValue)
        } else {
            input.append(UInt8(0))
            input.append(message.eventName ?? "")
            if let element = message.element {
                input.append(element)
            } else {
                input.append(message.value)
            }
        }
        var hash = SHA256()
        input.bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        var words = SIMD4<UInt64>()
        var index = 4
        words[0] = UInt64(UInt32(truncatingIfNeeded: message.createTime.rawValue))
        for byte in hash.finalize() where index < 32 {
            words[index / 8] = words[index / 8] << 8 | UInt64(byte)
            index += 1
        }
        self.words = words
    }

    /// Eight bytes of a SHA-256 are as good as thirty-two.
    public func hash(into hasher: inout Hasher) { hasher.combine(self.words[3]) }

    /// Sixty-four hexadecimal digits; may be logged.
    public var description: String { String(decoding: Hex.bytes(of: self.bytes), as: UTF8.self) }
}
