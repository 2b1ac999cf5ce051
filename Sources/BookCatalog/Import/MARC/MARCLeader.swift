// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The first 24 bytes of a record of ISO 2709.
struct MARCLeader {
    static let size = 24

    /// How many bytes the record says that it has, leader and terminator included.
    let length: Int
    /// Where the fields begin.
    let base: Int
    /// Whether it is of a text that is whole in itself: no map, serial, person, or deleted record.
    let isBook: Bool
    /// Whether it says that the text is in UTF-8, as MARC 21 can.
    let isUTF8: Bool

    /// Reads a leader; `nil` where none begins.
    ///
    /// MARC 21 ends it with `4500`, UNIMARC with `450 `.
    init?(_ bytes: ArraySlice<UInt8>) {
        let bytes = Array(bytes.prefix(Self.size))
        guard bytes.count == Self.size, let length = Self.number(bytes[..<5]), let base = Self.number(bytes[12..<17]),
            bytes[10] == UInt8(ascii: "2"), bytes[11] == UInt8(ascii: "2"),
            bytes[20] == UInt8(ascii: "4"), bytes[21] == UInt8(ascii: "5"),
            0x61...0x7A ~= bytes[5], 0x61...0x7A ~= bytes[6]
        else { return nil }
        self.length = length
        self.base = base
        self.isBook =
            bytes[5] != UInt8(ascii: "d") && "abt".utf8.contains(bytes[6]) && !"abis".utf8.contains(bytes[7])
        self.isUTF8 = bytes[9] == UInt8(ascii: "a")
    }

    /// A number of digits alone.
    static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
