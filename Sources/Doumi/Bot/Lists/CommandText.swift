// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// A text seen as a command: in half width and lower case, without what people put around a word or a number.
struct CommandText {
    /// What is left of the text.
    let words: Substring

    /// Takes a text; nil for one that is longer than any command.
    init?(_ text: String) {
        guard text.utf8.count <= 48 else { return nil }
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            // What makes 1️⃣ of a 1 is no mark of its own.
            let isKeycap = scalar.value == 0xFE0F || scalar.value == 0x20E3
            if !isKeycap, !scalar.isBlank, !scalar.isZeroWidth { plain.append(scalar.halfWidth) }
        }
        var result = String(plain).lowercased()[...]
        while let last = result.last, "。.、,，)!".contains(last) { result.removeLast() }
        self.words = result
    }

    private init(words: Substring) { self.words = words }

    /// What follows a word that the text begins with; nil where it begins otherwise.
    func after(_ prefix: String) -> CommandText? {
        self.words.hasPrefix(prefix) ? CommandText(words: self.words.dropFirst(prefix.count)) : nil
    }

    /// `2`, `12`, `第2个`, `第二本`, `2号`; nil for anything else.
    var number: Int? {
        var rest = self.words
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
