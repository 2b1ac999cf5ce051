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
    /// Four numbers rather than a vector: values that must lie at multiples of 32 bytes aren't safe across an `await`,
    /// as the runtime aligns what it allocates for a task to 16.
    private let first, second, third, fourth: UInt64

    /// The thirty-two bytes.
    public var bytes: [UInt8] {
        withUnsafeBytes(
            of: (self.first.bigEndian, self.second.bigEndian, self.third.bigEndian, self.fourth.bigEndian)
        ) { Array($0) }
    }

    /// Takes thirty-two bytes, as a store keeps them; nil for any other count.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self.init(thirtyTwo: Array(bytes))
    }

    /// The CreateTime, in seconds since 1970.
    package var createTime: UInt32 { UInt32(truncatingIfNeeded: self.first >> 32) }

    /// Eight bytes of the SHA-256.
    package var fingerprint: UInt64 { self.fourth }

    private init(thirtyTwo bytes: [UInt8]) {
        var (first, second, third, fourth) = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
        for byte in bytes {
            first = first << 8 | second >> 56
            second = second << 8 | third >> 56
            third = third << 8 | fourth >> 56
            fourth = fourth << 8 | UInt64(byte)
        }
        (self.first, self.second, self.third, self.fourth) = (first, second, third, fourth)
    }

    /// Names the delivery of a push.
    ///
    /// - Parameters:
    ///   - message: The push.
    ///   - namespace: Tells accounts apart that one server has under several names; empty where there is only one.
    public init(_ message: IncomingMessage, in namespace: String = "") {
        var input = DeliveryKeyInput()
        if !namespace.isEmpty { input.append(namespace) }
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
        let time = UInt32(truncatingIfNeeded: message.createTime.rawValue)
        self = hash.finalize().withUnsafeBytes { DeliveryKey(time: time, digest: $0) }
    }

    /// The time before the first 28 bytes of a digest.
    private init(time: UInt32, digest: UnsafeRawBufferPointer) {
        func word(_ index: Int) -> UInt64 {
            UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
        }
        self.first = UInt64(time) << 32 | word(0) >> 32
        self.second = word(0) << 32 | word(1) >> 32
        self.third = word(1) << 32 | word(2) >> 32
        self.fourth = word(2) << 32 | word(3) >> 32
    }

    /// Eight bytes of a SHA-256 are as good as thirty-two.
    public func hash(into hasher: inout Hasher) { hasher.combine(self.fourth) }

    /// Sixty-four hexadecimal digits; may be logged.
    public var description: String { String(decoding: self.bytes.withUnsafeBytes { Hex.bytes(of: $0) }, as: UTF8.self) }
}

extension DeliveryKey: Comparable {
    /// The order of the bytes, and so of the times.
    public static func < (left: DeliveryKey, right: DeliveryKey) -> Bool {
        (left.first, left.second, left.third, left.fourth) < (right.first, right.second, right.third, right.fourth)
    }
}
