// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a scalar means to a search, with its folded form.
enum ScalarClass {
    /// A letter or digit of a script that writes words with spaces between them.
    case word(UInt32)
    /// A Chinese character, kana or hangul.
    case han(UInt32)
    /// A Roman numeral that is one character, Ⅱ, as the number.
    case roman(UInt32)
    /// A dot within a foreign name, 加西亚·马尔克斯.
    case middleDot
    /// An apostrophe, which joins what stands beside it.
    case apostrophe
    case bracket
    /// Everything else: spaces, punctuation, symbols.
    case other
    /// Only Unicode's tables know: the text is to be brought into a compatible form first.
    case unknown

    init(_ value: UInt32) {
        switch value {
        case 0x61...0x7A, 0x30...0x39: self = .word(value)
        case 0x41...0x5A: self = .word(value + 32)
        // Control characters stand in a word by accident.
        case 0x27, 0...8, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F: self = .apostrophe
        case 0x28, 0x29, 0x5B, 0x5D: self = .bracket
        case 0...0x7F, 0xA0: self = .other
        case 0x3400...0x4DBF, 0x4E00...0x9FFF: self = .han(HanTable.shared.simplified(value))
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0xAC00...0xD7A3, 0x3005, 0x3007: self = .han(value)
        case 0x2_0000...0x2_F7FF, 0x3_0000...0x3_FFFF: self = .han(value)
        case 0xB7, 0x2022, 0x2027, 0x30FB: self = .middleDot
        case 0x2018, 0x2019: self = .apostrophe
        case 0x3010, 0x3011, 0x3014, 0x3015: self = .bracket
        case 0x2160...0x216B: self = .roman(value - 0x215F)
        case 0x2170...0x217B: self = .roman(value - 0x216F)
        case 0x2010...0x205E, 0x3000...0x3020, 0x30A0: self = .other
        default: self = .unknown
        }
    }

    /// The class of a scalar of a text that is already in its compatible form.
    init(compatible scalar: Unicode.Scalar) {
        self.init(scalar.value)
        guard case .unknown = self else { return }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .format, .enclosingMark: self = .apostrophe
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .spacingMark:
            self =
                properties.isIdeographic || 0x3040...0x31FF ~= scalar.value ? .han(scalar.value) : .word(scalar.value)
        default: self = .other
        }
    }
}
