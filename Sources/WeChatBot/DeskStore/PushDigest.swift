// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A checksum of a push, by which a retry with another body is noticed; it is no defence against a forger.
///
/// FNV-1a over words of eight bytes instead of single ones, the same in every process.
struct PushDigest {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    init(_ push: [UInt8]) {
        let bytes = push.span
        var index = 0
        while index + 8 <= bytes.count {
            var word: UInt64 = 0
            for offset in 0..<8 { word = word << 8 | UInt64(bytes[index + offset]) }
            self.mix(word)
            index += 8
        }
        while index < bytes.count {
            self.mix(UInt64(bytes[index]))
            index += 1
        }
    }

    private mutating func mix(_ word: UInt64) { self.value = (self.value ^ word) &* 0x100_0000_01B3 }
}
