// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// Words from a reader or a catalogue, made fit to stand in a text of the bot's.
enum SafeText {
    /// On one line, at most so many characters long, and without anything that could make a link.
    static func line(_ text: String, limit: Int = 30) -> String {
        let words = self.harmless(text, limit: limit)
        return words.count > limit ? words.prefix(limit - 1) + "…" : words
    }

    /// The same, at most as wide as so many Chinese characters; a Latin letter takes half of one.
    static func line(_ text: String, width: Int) -> String {
        let words = self.harmless(text, limit: width * 2)
        var room = width * 2
        for index in words.indices {
            room -= words[index].isASCII ? 1 : 2
            if room < 0 { return words[..<index].withoutTrailingSpaces + "…" }
        }
        return words
    }

    /// A text on one line, and cut only roughly.
    private static func harmless(_ text: String, limit: Int) -> String {
        var scalars = String.UnicodeScalarView()
        // More than enough for the limit, whatever follows: what readers paste may be long.
        for scalar in text.unicodeScalars.prefix(limit * 8) {
            switch scalar {
            case "<": scalars.append("＜")
            case ">": scalars.append("＞")
            case "\n", "\r", "\t", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": scalars.append(" ")
            default: if !Self.isInvisible(scalar) { scalars.append(scalar) }
            }
        }
        // WeChat makes a link of every address by itself.
        return String(scalars).split(separator: " ").joined(separator: " ").replacing("://", with: "：//")
    }

    /// Controls, and marks that turn the direction of what follows; a joiner within an emoji may stay.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F: true
        case 0x200C, 0x200D: false
        default: scalar.isZeroWidth
        }
    }
}

extension Substring {
    /// The text without spaces at its end.
    fileprivate var withoutTrailingSpaces: Substring {
        var rest = self
        while rest.last == " " { rest = rest.dropLast() }
        return rest
    }
}
