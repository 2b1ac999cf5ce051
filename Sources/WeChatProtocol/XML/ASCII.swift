// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Comparison and character classes of ASCII bytes.
enum ASCII {
    /// Whether two bytes are equal, or the same letter in different case.
    @inline(__always)
    static func isSameLetter(_ left: UInt8, _ right: UInt8) -> Bool {
        left == right || (left ^ right == 0x20 && (left | 0x20) &- 0x61 < 26)
    }

    /// Space, tab, line feed, carriage return: XML's white space.
    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// A digit, or one of the signs that a decimal number may have.
    @inline(__always)
    static func isDecimal(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || byte == 0x2E || byte == 0x2D || byte == 0x2B || byte | 0x20 == 0x65
    }

    /// Where the bytes stand without the white space around them.
    static func trimmed(_ bytes: Span<UInt8>) -> Range<Int> {
        var (start, end) = (0, bytes.count)
        while start < end, self.isSpace(bytes[start]) { start += 1 }
        while end > start, self.isSpace(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    /// Whether bytes begin with a name, without regard to ASCII case.
    static func isSame(_ bytes: Span<UInt8>, startsWith name: StaticString) -> Bool {
        guard bytes.count >= name.utf8CodeUnitCount else { return false }
        return name.withUTF8Buffer { wanted in
            for offset in 0..<wanted.count where !self.isSameLetter(wanted[offset], bytes[offset]) { return false }
            return true
        }
    }

    /// Whether bytes equal a name, without regard to ASCII case.
    static func isSame(_ bytes: Span<UInt8>, _ name: StaticString) -> Bool {
        bytes.count == name.utf8CodeUnitCount && self.isSame(bytes, startsWith: name)
    }
}
