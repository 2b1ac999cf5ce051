// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A number by which a title is looked up: a fraction of a text's room in the index.
package enum TitleHash {
    /// FNV-1a of the title's key, `TitleKey.work`, in 32 bits; of ten million titles one in some hundred has the number
    /// of another, so that the keys have to be compared too.
    package static func of(_ key: String) -> Int {
        var hash: UInt32 = 0x811C_9DC5
        for byte in key.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return Int(Int32(bitPattern: hash))
    }
}
