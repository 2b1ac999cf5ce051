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
        if let line = text[near..<cut].lastIndex(of: "\n") { cut = text.index(after: line) }
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
        let head = text[..<end]
        guard let opening = Self.lastOpening(in: head) else { return end }
        return head[opening...].contains("</a>") || head[opening...].contains("</A>") ? end : opening
    }

    private static func lastOpening(in text: Substring) -> String.Index? {
        var index = text.endIndex
        while index > text.startIndex {
            index = text.index(before: index)
            guard text[index] == "<" else { continue }
            let rest = text[index...].dropFirst()
            guard let letter = rest.first, letter == "a" || letter == "A" else { continue }
            if let space = rest.dropFirst().first, !space.isWhitespace { continue }
            return index
        }
        return nil
    }
}
