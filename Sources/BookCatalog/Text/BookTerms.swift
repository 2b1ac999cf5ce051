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

    package init(_ book: Book) { self.init(FoldedBook(book)) }

    init(_ folded: FoldedBook) {
        self.title = TextAnalysis.terms(of: folded.title) + (Self.beginning(of: folded.title).map { [$0] } ?? [])
        self.subtitle = folded.subtitle.map { TextAnalysis.terms(of: $0) } ?? []
        self.authors = folded.authors.flatMap { TextAnalysis.terms(of: $0.name) } + Self.names(of: folded)
        let book = folded.book
        let details = [book.originalTitle, book.publisher].compactMap { $0 } + book.translators + book.tags
        self.details = details.flatMap { TextAnalysis.terms(of: FoldedText($0)) }
        self.pinyin = Self.pinyin(of: folded)
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

    private static func names(of folded: FoldedBook) -> [String] {
        folded.authors.flatMap { author in [author.name, author.surname].compactMap { $0.flatMap { Self.name($0) } } }
    }

    private static func pinyin(of folded: FoldedBook) -> [String] {
        var readings = Pinyin.readings(of: folded.work)
        for author in folded.authors {
            readings += Pinyin.readings(of: author.name)
            if let surname = author.surname { readings += Pinyin.readings(of: surname) }
        }
        var seen: Set<String> = []
        return readings.flatMap { [$0.full, $0.initials] }.filter { seen.insert($0).inserted }
    }
}

extension BookTerms {
    /// Each term once.
    var distinct: Set<String> { Set(TermField.allCases.flatMap { self[$0] }) }
}
