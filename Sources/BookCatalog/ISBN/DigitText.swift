// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A text looked at as digits: what is left of `ISBN-13：978—7—121…` once everything around the digits is gone.
struct DigitText {
    /// The digits, an `X` at the end of the old forms being 10.
    ///
    /// Empty unless the text is only digits and their surroundings, or thirteen of them look like an ISBN.
    private(set) var digits: [Int] = []
    /// Whether nothing but digits, separators and the words for ISBN stood in the text.
    private(set) var isOnlyDigits = true
    /// Whether the text says by itself that it is an ISBN, or comes from a barcode scanner.
    private(set) var isMarked = false
    /// A valid ISBN that stands beside other words or numbers (浪潮之巅 9787121139512, 9787121139512 55.00).
    private(set) var embedded: ISBN?

    init(_ text: String) {
        var scalars = text.unicodeScalars.compactMap(Self.plain)
        self.isMarked = Self.removeMarks(from: &scalars)
        let certain = scalars.count { ("0"..."9").contains($0) }
        for scalar in scalars {
            switch scalar {
            case "0"..."9": self.digits.append(Int(scalar.value) - 48)
            case "x" where self.digits.count == 9 || self.digits.count == 8: self.digits.append(10)
            case "o" where certain >= 8: self.digits.append(0)
            case "l" where certain >= 8, "i" where certain >= 8: self.digits.append(1)
            case " ", "-", ".", ",", ":", "\"": continue
            default:
                self.isOnlyDigits = false
            }
        }
        let runs = Self.runs(in: scalars)
        self.embedded = runs.lazy.compactMap { ISBN(thirteen: $0) ?? ISBN(ten: $0) }.first
        guard !self.isOnlyDigits else { return }
        // Thirteen digits from 978 or 979 are an ISBN with a slip, whatever stands beside them.
        self.digits =
            runs.first { $0.count == 13 && ($0.starts(with: [9, 7, 8]) || $0.starts(with: [9, 7, 9])) } ?? []
    }

    /// The runs of digits, dashes between them allowed.
    private static func runs(in scalars: [Unicode.Scalar]) -> [[Int]] {
        scalars.split { !("0"..."9").contains($0) && $0 != "-" && $0 != "x" }
            .map { run in run.compactMap { $0 == "-" ? nil : $0 == "x" ? 10 : Int($0.value) - 48 } }
    }

    private static let marks: [[Unicode.Scalar]] = [
        "国际标准书号", "标准书号", "书号", "書號", "ean_13,", "ean_13:", "ean-13", "ean13,", "isbn", "sbn",
    ]
    .map { Array($0.unicodeScalars) }

    /// Removes `ISBN`, `ISBN-13`, `ISBN-10`, `SBN`, 书号 and a scanner's `EAN_13,` in front; says whether one stood there.
    private static func removeMarks(from scalars: inout [Unicode.Scalar]) -> Bool {
        let text = scalars.drop { $0 == " " || $0 == ":" || $0 == "\"" }
        guard let mark = Self.marks.first(where: { text.starts(with: $0) }) else { return false }
        scalars = Array(text.dropFirst(mark.count))
        Self.removeLength(from: &scalars)
        _ = Self.removeMarks(from: &scalars)
        return true
    }

    /// Removes the `-13` of `ISBN-13`, which isn't part of the number.
    private static func removeLength(from scalars: inout [Unicode.Scalar]) {
        let head = scalars.drop { $0 == " " || $0 == "-" }
        guard head.starts(with: "13".unicodeScalars) || head.starts(with: "10".unicodeScalars) else { return }
        let rest = head.dropFirst(2)
        guard let next = rest.first, next == ":" || next == " " || next == "-" else { return }
        scalars = Array(rest)
    }

    /// A scalar in its plain form: half width, lower case, any dash as `-`; `nil` where it means nothing.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let scalar = scalar.halfWidth
        if scalar.isZeroWidth { return nil }
        return
            switch scalar.value
        {
        case 0x41...0x5A: Unicode.Scalar(scalar.value + 32)
        case 0x09, 0x0A, 0x0D, 0xA0, 0x2000...0x200A, 0x202F, 0x3000: " "
        case 0x2010...0x2015, 0x2212, 0x30FC, 0xFE58, 0xFE63, 0x7E, 0x2E3A: "-"
        case 0xB7, 0x2022, 0x2027, 0x30FB, 0xFF65, 0x3002: "."
        case 0x3008...0x300F, 0x201C...0x201F, 0x2018, 0x2019, 0x27, 0x28, 0x29, 0x5B, 0x5D, 0x3C, 0x3E, 0x3010, 0x3011:
            "\""
        default: scalar
        }
    }
}
