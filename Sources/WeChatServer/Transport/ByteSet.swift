// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A set of ASCII characters, asked for each byte of a head.
struct ByteSet {
    /// What a request's path and query are written with, in RFC 3986.
    static let target = ByteSet(Self.alphanumeric + "-._~%!$&'()*+,;=:@/?")
    /// What a field's name is written with, in RFC 9110.
    static let token = ByteSet(Self.alphanumeric + "!#$%&'*+-.^_`|~")
    /// What a field's value is written with: printable characters, spaces and tabs.
    static let fieldValue = ByteSet([UInt8(ascii: "\t")] + Array(0x20...0x7E))

    private static let alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    private init(_ characters: String) { self.init(Array(characters.utf8)) }

    private init(_ characters: [UInt8]) {
        for character in characters {
            if character < 64 { self.low |= 1 << character } else { self.high |= 1 << (character & 63) }
        }
    }

    func contains(_ byte: UInt8) -> Bool {
        byte < 128 && (byte < 64 ? self.low : self.high) >> (byte & 63) & 1 == 1
    }
}
