// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A number by which a title is looked up: half of a text's room in the index.
enum TitleHash {
    /// FNV-1a of the title's key, `TitleKey.work`, in 64 bits; two titles hardly ever have the same.
    static func of(_ key: String) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash)
    }
}
