// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// What a reader may say to a list that stands before them: `2`, `第2本`, `n`, `上一页`.
enum ListCommand: Hashable, Sendable, LosslessStringConvertible {
    /// The book with that number.
    case number(Int)
    /// The next page.
    case next
    /// The page before.
    case previous
    /// The same page again.
    case again
    /// The other editions of the book that was shown.
    case editions

    /// Reads a command; nil for any other text, such as `1984`.
    init?(_ text: String) {
        guard text.utf8.count <= 24 else { return nil }
        let plain = Self.plain(text)
        switch plain {
        case "n", "更多", "下一页", "下页", "下一頁", "more", "next": self = .next
        case "p", "上一页", "上页", "上一頁", "previous": self = .previous
        case "返回", "列表": self = .again
        case "v", "版本", "其他版本": self = .editions
        default:
            guard let number = Self.number(in: plain) else { return nil }
            self = .number(number)
        }
    }

    /// The command as it may be sent.
    var description: String {
        switch self {
        case .number(let number): String(number)
        case .next: "n"
        case .previous: "p"
        case .again: "返回"
        case .editions: "v"
        }
    }

    /// The text in half width and lower case, without what people put around a number.
    private static func plain(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            // What makes 1️⃣ of a 1 is no mark of its own.
            let isKeycap = scalar.value == 0xFE0F || scalar.value == 0x20E3
            if !isKeycap, !scalar.isBlank, !scalar.isZeroWidth { plain.append(scalar.halfWidth) }
        }
        var result = String(plain).lowercased()
        while let last = result.last, "。.、,，)".contains(last) { result.removeLast() }
        return result
    }

    /// `2`, `12`, `第2个`, `第二本`, `2号`.
    private static func number(in plain: String) -> Int? {
        var rest = plain[...]
        let isOrdinal = rest.hasPrefix("第")
        if isOrdinal { rest = rest.dropFirst() }
        if let last = rest.last, "号號".contains(last) || isOrdinal && "个個本部".contains(last) {
            rest = rest.dropLast()
        }
        if rest.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return (1...2).contains(rest.count) ? Int(rest) : nil
        }
        return isOrdinal ? Self.chineseNumber(rest) : nil
    }

    /// From 一 to 九十九.
    private static func chineseNumber(_ text: Substring) -> Int? {
        let digits: [Character: Int] = [
            "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
        ]
        let parts = text.split(separator: "十", omittingEmptySubsequences: false)
        let values = parts.map { $0.isEmpty ? 0 : $0.count == 1 ? $0.first.flatMap { digits[$0] } : nil }
        switch (values.count, values.first ?? nil, values.last ?? nil) {
        case (1, let ones?, _) where ones > 0: return ones
        case (2, let tens?, let ones?): return max(tens, 1) * 10 + ones
        default: return nil
        }
    }
}
