// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Base64 (RFC 4648 §4) between bytes and bytes, without Foundation.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, character) in Self.alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()

    /// The two characters of each twelve bits, the first in the low byte.
    private static let pairs = (0..<4096)
        .map { UInt16(Self.alphabet[$0 >> 6]) | UInt16(Self.alphabet[$0 & 63]) << 8 }

    /// Encodes with padding.
    static func encode(_ bytes: Span<UInt8>) -> [UInt8] {
        let (alphabet, pairs) = (Self.alphabet.span, Self.pairs.span)
        return [UInt8](unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { buffer, count in
            // Unchecked: the loop's condition keeps the bytes within bounds, and twelve bits the pairs.
            var index = 0
            while index + 3 <= bytes.count {
                let group =
                    Int(bytes[unchecked: index]) << 16 | Int(bytes[unchecked: index + 1]) << 8
                    | Int(bytes[unchecked: index + 2])
                let (first, second) = (pairs[unchecked: group >> 12], pairs[unchecked: group & 4095])
                buffer[count] = UInt8(truncatingIfNeeded: first)
                buffer[count + 1] = UInt8(truncatingIfNeeded: first >> 8)
                buffer[count + 2] = UInt8(truncatingIfNeeded: second)
                buffer[count + 3] = UInt8(truncatingIfNeeded: second >> 8)
                count += 4
                index += 3
            }
            let left = bytes.count - index
            guard left > 0 else { return }
            let group = Int(bytes[index]) << 16 | Int(left > 1 ? bytes[index + 1] : 0) << 8
            buffer[count] = alphabet[group >> 18]
            buffer[count + 1] = alphabet[group >> 12 & 63]
            buffer[count + 2] = left > 1 ? alphabet[group >> 6 & 63] : UInt8(ascii: "=")
            buffer[count + 3] = UInt8(ascii: "=")
            count += 4
        }
    }

    /// Decodes whole groups of four, padded at the end only; nil for anything else, white space included.
    ///
    /// Bits that the last character has beyond the last byte are ignored: an EncodingAESKey is 43 random characters,
    /// so they may be set.
    static func decode(_ text: Span<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        var length = text.count
        while length > 0, text.count - length < 2, text[length - 1] == UInt8(ascii: "=") { length -= 1 }
        let values = Self.values.span
        // The values have six bits, and what is none has all eight.
        var seen: UInt8 = 0
        let decoded = [UInt8](unsafeUninitializedCapacity: length * 3 / 4) { buffer, count in
            // Unchecked: the loop's condition keeps the text within bounds, and there is a value for every byte.
            var index = 0
            while index + 4 <= length {
                let first = values[unchecked: Int(text[unchecked: index])]
                let second = values[unchecked: Int(text[unchecked: index + 1])]
                let third = values[unchecked: Int(text[unchecked: index + 2])]
                let fourth = values[unchecked: Int(text[unchecked: index + 3])]
                seen |= first | second | third | fourth
                buffer[count] = first << 2 | second >> 4
                buffer[count + 1] = second << 4 | third >> 2
                buffer[count + 2] = third << 6 | fourth
                count += 3
                index += 4
            }
            let left = length - index
            guard left > 1 else { return }
            let (first, second) = (values[Int(text[index])], values[Int(text[index + 1])])
            let third = left > 2 ? values[Int(text[index + 2])] : 0
            seen |= first | second | third
            buffer[count] = first << 2 | second >> 4
            if left > 2 { buffer[count + 1] = second << 4 | third >> 2 }
            count += left - 1
        }
        return seen < 64 ? decoded : nil
    }
}
