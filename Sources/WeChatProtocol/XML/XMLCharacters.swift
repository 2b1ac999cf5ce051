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
        guard text.utf8.contains(where: { $0 < 0x20 && !ASCII.isSpace($0) || $0 == 0xEF }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter(self.allows)))
    }
}
