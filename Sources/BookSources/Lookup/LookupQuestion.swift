// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// What sources are asked, in the form in which two readers ask the same.
enum LookupQuestion: Hashable, Sendable {
    case isbn(ISBN)
    case text(String)

    /// What is left to ask when the catalogue has answered; nil where nothing is.
    ///
    /// - Parameters:
    ///   - query: What the reader asked.
    ///   - local: What the catalogue says.
    ///   - oldest: Records from before that day ought to be renewed.
    init?(_ query: BookQuery, after local: BookAnswer, oldest: @autoclosure () -> PublicationDate?) {
        switch (query, local) {
        case (.isbn(let isbn), .book(let hit)):
            guard let date = hit.book.origin.date, let oldest = oldest(), date < oldest else { return nil }
            self = .isbn(isbn)
        case (.isbn(let isbn), _): self = .isbn(isbn)
        case (.words(let words), _):
            guard !Self.isExact(local), let text = FieldText.line(words.text) else { return nil }
            self = .text(text.lowercased())
        case (.damagedISBN, _), (.nothing, _): return nil
        }
    }

    /// Whether the catalogue has what was asked for: a title, an author, or several books that begin so.
    static func isExact(_ answer: BookAnswer) -> Bool {
        switch answer {
        case .book(let hit): self.isExact(hit.match)
        case .list(let hits, _):
            hits.first.map { self.isExact($0.match) } ?? false || hits.count { $0.match <= .titlePrefix } >= 3
        case .author, .repaired: true
        case .notISBN, .notFound, .nothingAsked: false
        }
    }

    private static func isExact(_ match: BookMatch) -> Bool {
        switch match {
        case .isbn, .titleAndAuthor, .title, .author, .pinyin, .authorPinyin, .initials: true
        case .titlePrefix, .withinTitle, .words, .details, .similarSound, .similarTitle: false
        }
    }
}
