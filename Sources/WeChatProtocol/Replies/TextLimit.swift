// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Cuts long texts where a reader doesn't mind.
public enum TextLimit {
    /// The most that WeChat takes in a text reply, in bytes of UTF-8: about 682 Chinese characters.
    public static let bytes = 2048

    /// Splits a text so that its head has at most `limit` bytes of UTF-8.
    ///
    /// The cut lies between two characters as a reader sees them (grapheme clusters), never inside `<a …>…</a>`, and
    /// behind a line's end where one is near. A single cluster or link that is longer than the limit is cut all the
    /// same, between two Unicode scalars.
    public static func split(_ text: String, bytes limit: Int = Self.bytes) -> (head: Substring, rest: Substring) {
        guard text.utf8.count > limit else { return (text[...], text[text.endIndex...]) }
        let end = Self.lastBoundary(in: text, within: limit)
        var cut = Self.outsideLink(text, before: end)
        let near = text.utf8.index(cut, offsetBy: -limit / 8, limitedBy: text.startIndex) ?? text.startIndex
        let line = text[near..<cut].lastIndex(of: "\n").map { text.index(after: $0) }
        if let line, Self.outsideLink(text, before: line) == line { cut = line }
        guard cut > text.startIndex else { return (text[..<end], text[end...]) }
        return (text[..<cut], text[cut...])
    }

    private static func lastBoundary(in text: String, within limit: Int) -> String.Index {
        let bound = text.utf8.index(text.startIndex, offsetBy: limit)
        var end = text.startIndex
        while end < text.endIndex {
            let next = text.index(after: end)
            guard next <= bound else { break }
            end = next
        }
        guard end == text.startIndex else { return end }
        var scalar = text.startIndex
        while let next = text.unicodeScalars.index(scalar, offsetBy: 1, limitedBy: bound), next <= bound {
            scalar = next
        }
        return scalar
    }

    /// The given index, or the beginning of the link that it lies in.
    private static func outsideLink(_ text: String, before end: String.Index) -> String.Index {
        guard let opening = Self.lastOpening(in: text, before: end) else { return end }
        let link = text[opening..<end]
        return link.contains("</a>") || link.contains("</A>") ? end : opening
    }

    /// Where the last `<a ` begins that begins before `end`; its letters may stand behind it.
    private static func lastOpening(in text: String, before end: String.Index) -> String.Index? {
        let bytes = text.utf8
        var index = end
        while index > bytes.startIndex {
            index = bytes.index(before: index)
            guard bytes[index] == UInt8(ascii: "<") else { continue }
            let word = bytes[index...].dropFirst().prefix(2)
            guard word.count == 2, word.first.map({ $0 | 0x20 }) == UInt8(ascii: "a"),
                word.last.map(ASCII.isSpace) == true
            else { continue }
            return index
        }
        return nil
    }
}
