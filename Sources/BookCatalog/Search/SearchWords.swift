// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The words of a reader's text, each with the field that it was meant for.
///
/// Understood are `余华 活着` in any order, `《活着》余华`, `书名：活着`, `作者：余华`, `出版社：作家出版社`, and mixtures.
public struct SearchWords: Hashable, Sendable {
    /// What was typed, trimmed; to be repeated to the reader.
    public let text: String
    /// What was named as a title, an author, a publisher, and the rest.
    let parts: [Part]

    /// Some words for one field.
    struct Part: Hashable, Sendable {
        let field: Field
        let text: String
        let folded: FoldedText
        let key: String

        init(_ field: Field, _ text: some StringProtocol) {
            self.field = field
            self.text = String(text)
            self.folded = FoldedText(self.text)
            self.key = self.folded.key
        }
    }

    /// What a reader may name.
    enum Field: Hashable, Sendable {
        case title, author, publisher, translator, any
    }

    /// No title is longer; what follows is not looked for.
    private static let longest = 200

    /// Splits a text into words; nothing in it is ever taken for an operator of the index.
    public init(_ text: String) {
        self.text = Self.trimmed(text)
        self.parts = Self.fields(in: String(self.text.unicodeScalars.prefix(Self.longest))).filter { !$0.key.isEmpty }
    }

    init(text: String, parts: [Part]) {
        self.text = text
        self.parts = parts.filter { !$0.key.isEmpty }
    }

    /// Whether nothing is left that could be looked for.
    public var isEmpty: Bool { self.parts.isEmpty }

    /// Where these words are looked for, in words for a reader who found nothing.
    var attempts: [NotFound.Attempt] {
        let fields = Set(self.parts.map(\.field))
        var attempts: [NotFound.Attempt] = []
        if fields.contains(.any) || fields.contains(.title) { attempts.append(.title) }
        if fields.contains(.any) || fields.contains(.author) { attempts.append(.author) }
        if fields.contains(.any) || fields.contains(.publisher) { attempts.append(.publisher) }
        guard fields != [.publisher], fields != [.translator] else { return attempts }
        let isSpoken = self.parts.contains { part in part.folded.scalars.contains { !(0x30...0x39).contains($0) } }
        return attempts + (isSpoken ? [.pinyin, .similar] : [.similar])
    }

    /// The same text, understood otherwise.
    func with(_ parts: [Part]) -> SearchWords { SearchWords(text: self.text, parts: parts) }

    func parts(_ field: Field) -> [Part] { self.parts.filter { $0.field == field } }
}
