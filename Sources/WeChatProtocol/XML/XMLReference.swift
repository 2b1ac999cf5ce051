// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A reference in character data: `&amp;`, `&#65;`, `&#x41;`.
struct XMLReference {
    /// The character that it stands for; control characters are allowed, surrogates and NUL are not.
    let scalar: Unicode.Scalar
    /// The offset behind its semicolon.
    let end: Int

    /// Reads the reference whose `&` stands at `start`.
    init(in bytes: Span<UInt8>, at start: Int) throws(XMLError) {
        var end = start + 1
        // The longest is "&#x0010FFFF;" with some leading zeros to spare.
        while end < bytes.count, end - start <= 16, bytes[end] != UInt8(ascii: ";") { end += 1 }
        guard end < bytes.count, end - start <= 16, end > start + 1 else { throw XMLError(.badReference, at: start) }
        let scalar =
            bytes[start + 1] == UInt8(ascii: "#")
            ? Self.numeric(bytes.extracting(start + 2..<end)) : Self.named(bytes.extracting(start + 1..<end))
        guard let scalar else { throw XMLError(.badReference, at: start) }
        self.scalar = scalar
        self.end = end + 1
    }

    private static func numeric(_ digits: Span<UInt8>) -> Unicode.Scalar? {
        var (value, radix, index) = (UInt32(0), UInt32(10), 0)
        if !digits.isEmpty, digits[0] == UInt8(ascii: "x") { (radix, index) = (16, 1) }
        guard index < digits.count else { return nil }
        while index < digits.count {
            let byte = digits[index]
            let digit: UInt32
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f") where radix == 16: digit = UInt32(byte - UInt8(ascii: "a")) + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F") where radix == 16: digit = UInt32(byte - UInt8(ascii: "A")) + 10
            default: return nil
            }
            value = value * radix + digit
            guard value <= 0x10FFFF else { return nil }
            index += 1
        }
        return value == 0 ? nil : Unicode.Scalar(value)
    }

    private static func named(_ name: Span<UInt8>) -> Unicode.Scalar? {
        switch name.count {
        case 2 where name[1] == UInt8(ascii: "t"):
            name[0] == UInt8(ascii: "l") ? "<" : name[0] == UInt8(ascii: "g") ? ">" : nil
        case 3 where name[0] == UInt8(ascii: "a") && name[1] == UInt8(ascii: "m") && name[2] == UInt8(ascii: "p"): "&"
        case 4 where name[1] == UInt8(ascii: "u") && name[0] == UInt8(ascii: "q"):
            name[2] == UInt8(ascii: "o") && name[3] == UInt8(ascii: "t") ? "\"" : nil
        case 4 where name[1] == UInt8(ascii: "p") && name[0] == UInt8(ascii: "a"):
            name[2] == UInt8(ascii: "o") && name[3] == UInt8(ascii: "s") ? "'" : nil
        default: nil
        }
    }
}
