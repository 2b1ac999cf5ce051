// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The escapes in a text of JSON.
enum JSONEscapes {
    /// The text with its escapes resolved.
    ///
    /// Half a surrogate pair becomes U+FFFD, and a control character a space.
    static func text(_ bytes: ArraySlice<UInt8>) throws(JSONScanner.Failure) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var rest = bytes
        while let backslash = rest.firstIndex(of: UInt8(ascii: "\\")) {
            text.append(contentsOf: rest[..<backslash])
            rest = rest[backslash...].dropFirst()
            if let bytes = UTF8.encode(try Self.scalar(&rest)) { text.append(contentsOf: bytes) }
        }
        text.append(contentsOf: rest)
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads what stands behind a backslash.
    private static func scalar(_ rest: inout ArraySlice<UInt8>) throws(JSONScanner.Failure) -> Unicode.Scalar {
        guard let letter = rest.popFirst() else { throw JSONScanner.Failure() }
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "n"), UInt8(ascii: "r"): return "\n"
        case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "t"): return " "
        case UInt8(ascii: "u"): break
        default: throw JSONScanner.Failure()
        }
        let unit = try Self.unit(&rest)
        if UTF16.isLeadSurrogate(unit), rest.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) {
            var behind = rest.dropFirst(2)
            let trail = try Self.unit(&behind)
            if UTF16.isTrailSurrogate(trail) {
                rest = behind
                return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
            }
        }
        guard let scalar = Unicode.Scalar(unit) else { return "\u{FFFD}" }
        return scalar.value < 0x20 && scalar != "\n" || 0x7F...0x9F ~= scalar.value ? " " : scalar
    }

    private static func unit(_ rest: inout ArraySlice<UInt8>) throws(JSONScanner.Failure) -> UInt16 {
        guard rest.count >= 4 else { throw JSONScanner.Failure() }
        var unit: UInt16 = 0
        for byte in rest.prefix(4) {
            switch byte {
            case 0x30...0x39: unit = unit << 4 | UInt16(byte - 0x30)
            case 0x41...0x46, 0x61...0x66: unit = unit << 4 | UInt16(byte & 0x5F - 0x37)
            default: throw JSONScanner.Failure()
            }
        }
        rest = rest.dropFirst(4)
        return unit
    }
}
