// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

extension DeadLetter {
    /// Names the delivery that a replay of this letter is: always the same, so that a store lets it run once.
    public var replayKey: DeliveryKey {
        var bytes = self.key.bytes
        // Behind the time, which stores order by; the rest is as good as random.
        let mark = UInt64(bitPattern: self.time.rawValue) &* 0x9E37_79B9_7F4A_7C15
        for index in 0..<8 { bytes[24 + index] ^= UInt8(truncatingIfNeeded: mark >> UInt64(8 * index)) }
        bytes[23] ^= 0xFF
        return DeliveryKey(bytes: bytes) ?? self.key
    }

    /// Whether there is something to replay.
    public var isReplayable: Bool { self.reason != .unreadable && (!self.push.isEmpty || self.reply != .nothing) }
}
