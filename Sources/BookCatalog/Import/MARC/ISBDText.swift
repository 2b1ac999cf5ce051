// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Texts of a catalogue card, which end with the punctuation that separates them from what follows there (ISBD).
enum ISBDText {
    /// The text without ` /`, ` :`, ` ;`, ` =`, a comma or a full stop at its end; `nil` where nothing is left.
    static func plain(_ text: String) -> String? {
        var text = SearchWords.trimmed(text)[...]
        while let last = text.unicodeScalars.last {
            if "/:;=,， ".unicodeScalars.contains(last) || last == "." && Self.endsSentence(text) {
                text.unicodeScalars.removeLast()
            } else {
                break
            }
        }
        return text.isEmpty ? nil : String(text)
    }

    /// The same, without the brackets around what the cataloguer has added: `[北京]`.
    static func unbracketed(_ text: String) -> String? {
        Self.plain(text.filter { !"[]［］".contains($0) })
    }

    /// Whether a full stop isn't that of an initial, an abbreviation or an ellipsis.
    private static func endsSentence(_ text: Substring) -> Bool {
        let word = text.dropLast().reversed().prefix { $0 != " " && $0 != "." }
        return word.count > 2 || word.contains { !$0.isASCII }
    }

    /// The number of pages: 464 of `xii, 464 p. :`; `nil` where no pages are counted.
    static func pages(_ text: String?) -> Int? {
        guard let text, text.contains(where: { "pP页頁".contains($0) }) else { return nil }
        return text.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }.filter { 1...20_000 ~= $0 }.max()
    }

    /// The first ISBN of some fields; what isn't one is passed over, since the record has a number of its own.
    static func isbn(_ texts: [String]) -> ISBN? {
        texts.lazy.flatMap { [String($0.prefix { !" (（:;".contains($0) }), $0] }
            .compactMap { try? FieldText.isbn($0) }.first
    }
}
