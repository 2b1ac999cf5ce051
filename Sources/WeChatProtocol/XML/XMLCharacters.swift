// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The characters that XML 1.0 lets a document have.
enum XMLCharacters {
    /// Whether a document may have the character: not control characters but tab and line ends, not U+FFFE and U+FFFF.
    static func allows(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...: true
        default: false
        }
    }

    /// The text without the characters that a document may not have.
    static func removingForbidden(from text: String) -> String {
        let bytes = text.utf8.span
        guard self.needsLooking(bytes) else { return text }
        for index in 0..<bytes.count where self.isForbidden(bytes, at: index) {
            return String(String.UnicodeScalarView(text.unicodeScalars.filter(self.allows)))
        }
        return text
    }

    /// Whether a text may have a forbidden character, or the end of a CDATA section; most have not.
    static func needsLooking(_ text: Span<UInt8>) -> Bool {
        var index = 0
        while index + ByteWord.size <= text.count {
            let word = ByteWord(text, at: index)
            if word.containsByte(below: 0x20) || word.contains(0xEF) || word.contains(UInt8(ascii: ">")) { return true }
            index += ByteWord.size
        }
        while index < text.count {
            let byte = text[index]
            if byte < 0x20 || byte == 0xEF || byte == UInt8(ascii: ">") { return true }
            index += 1
        }
        return false
    }

    /// Whether a forbidden character begins at an offset of a text.
    ///
    /// U+FFFE and U+FFFF are EF BF BE and EF BF BF; full-width punctuation, in most Chinese texts, begins with EF too.
    @inline(__always)
    static func isForbidden(_ text: Span<UInt8>, at index: Int) -> Bool {
        let byte = text[index]
        if byte < 0x20 { return !ASCII.isSpace(byte) }
        return byte == 0xEF && index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE
    }
}
