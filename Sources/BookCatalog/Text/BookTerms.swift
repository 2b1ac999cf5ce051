// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The terms by which an index finds a book, for each field; separated by spaces.
///
/// Terms consist of letters, digits and Chinese characters alone.
package struct BookTerms: Hashable, Sendable {
    package let title: [String]
    package let subtitle: [String]
    package let authors: [String]
    package let details: [String]
    package let pinyin: [String]

    package init(_ book: Book) {
        let title = FoldedText(book.title)
        self.title = TextAnalysis.terms(of: title) + (Self.beginning(of: title).map { [$0] } ?? [])
        self.subtitle = book.subtitle.map { TextAnalysis.terms(of: FoldedText($0)) } ?? []
        let authors = book.authors.map { FoldedText($0) }
        self.authors = authors.flatMap { TextAnalysis.terms(of: $0) } + Self.names(of: book, authors)
        let details = [book.originalTitle, book.publisher].compactMap { $0 } + book.translators + book.tags
        self.details = details.flatMap { TextAnalysis.terms(of: FoldedText($0)) }
        self.pinyin = Self.pinyin(of: book, title: title)
    }

    /// The terms of a field.
    package subscript(field: TermField) -> [String] {
        switch field {
        case .title: self.title
        case .subtitle: self.subtitle
        case .authors: self.authors
        case .details: self.details
        case .pinyin: self.pinyin
        }
    }

    /// The term of all titles that begin with a Chinese character, which are too many to be put together when somebody
    /// asks for one character; no text folds to its mark.
    static func beginning(of title: FoldedText) -> String? {
        guard let first = title.runs.first, first.isHan, first.range.lowerBound == 0 else { return nil }
        return "\u{25B7}" + title.string(0..<1)
    }

    /// The term of all books by somebody of just this name; `nil` where it has anything but Chinese characters in it.
    static func name(_ text: FoldedText) -> String? {
        guard !text.isEmpty, text.runs.allSatisfy(\.isHan) else { return nil }
        return "\u{25C1}" + text.key
    }

    private static func names(of book: Book, _ authors: [FoldedText]) -> [String] {
        zip(book.authors, authors)
            .flatMap { name, folded in
                let surname = PersonName.surname(name)
                let names = surname == name ? [folded] : [folded, FoldedText(surname)]
                return names.compactMap { Self.name($0) }
            }
    }

    private static func pinyin(of book: Book, title: FoldedText) -> [String] {
        let work = TitleKey.withoutEdition(book.title)
        var readings = Pinyin.readings(of: work == book.title ? title : FoldedText(work))
        for author in book.authors {
            readings += Pinyin.readings(of: FoldedText(author))
            let surname = PersonName.surname(author)
            if surname != author { readings += Pinyin.readings(of: FoldedText(surname)) }
        }
        var seen: Set<String> = []
        return readings.flatMap { [$0.full, $0.initials] }.filter { seen.insert($0).inserted }
    }
}

extension BookTerms {
    /// Each term once.
    var distinct: Set<String> { Set(TermField.allCases.flatMap { self[$0] }) }
}
