// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Which fields of a book a file speaks of; a list of prices changes prices and leaves the authors alone.
package struct BookFields: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let subtitle = Self(rawValue: 1 << 0)
    package static let originalTitle = Self(rawValue: 1 << 1)
    package static let authors = Self(rawValue: 1 << 2)
    package static let translators = Self(rawValue: 1 << 3)
    package static let publisher = Self(rawValue: 1 << 4)
    package static let published = Self(rawValue: 1 << 5)
    package static let pages = Self(rawValue: 1 << 6)
    package static let price = Self(rawValue: 1 << 7)
    package static let binding = Self(rawValue: 1 << 8)
    package static let rating = Self(rawValue: 1 << 9)
    package static let url = Self(rawValue: 1 << 10)
    package static let coverURL = Self(rawValue: 1 << 11)
    package static let tags = Self(rawValue: 1 << 12)
    package static let summary = Self(rawValue: 1 << 13)
    package static let popularity = Self(rawValue: 1 << 14)
    /// No field: the file knows less than others, and only fills the gaps in books of another source.
    package static let gapsOnly = Self(rawValue: 1 << 15)

    /// Everything.
    package static let all = Self(rawValue: 1 << 15 - 1)

    /// What is known of a book.
    package init(knownOf book: Book) {
        self = []
        if book.subtitle != nil { self.insert(.subtitle) }
        if book.originalTitle != nil { self.insert(.originalTitle) }
        if !book.authors.isEmpty { self.insert(.authors) }
        if !book.translators.isEmpty { self.insert(.translators) }
        if book.publisher != nil { self.insert(.publisher) }
        if book.published != nil { self.insert(.published) }
        if book.pages != nil { self.insert(.pages) }
        if book.price != nil { self.insert(.price) }
        if book.binding != nil { self.insert(.binding) }
        if book.rating != nil { self.insert(.rating) }
        if book.url != nil { self.insert(.url) }
        if book.coverURL != nil { self.insert(.coverURL) }
        if !book.tags.isEmpty { self.insert(.tags) }
        if book.summary != nil { self.insert(.summary) }
        if book.popularity != nil { self.insert(.popularity) }
    }

    /// The book with all other fields taken from the one that is already there.
    package func keeping(_ old: Book, in book: Book) -> Book {
        guard self != .all else { return book }
        guard self.contains(.gapsOnly), old.origin.source != book.origin.source else { return self.merged(old, book) }
        var book = book
        var fields = self.subtracting(BookFields(knownOf: old))
        // What is counted here isn't how many have read the book.
        if old.rating != nil { fields.remove(.popularity) }
        // Chinese characters are better than the pinyin of them.
        if Self.isHan(book.authors), !Self.isHan(old.authors) { fields.formUnion(self.intersection(.authors)) }
        if !Self.isHan([book.title]) || Self.isHan([old.title]) { book.title = old.title }
        book.origin = old.origin
        return fields.merged(old, book)
    }

    private static func isHan(_ texts: [String]) -> Bool {
        texts.contains { $0.unicodeScalars.contains { 0x4E00...0x9FFF ~= $0.value } }
    }

    private func merged(_ old: Book, _ book: Book) -> Book {
        var book = book
        if !self.contains(.subtitle) { book.subtitle = old.subtitle }
        if !self.contains(.originalTitle) { book.originalTitle = old.originalTitle }
        if !self.contains(.authors) { book.authors = old.authors }
        if !self.contains(.translators) { book.translators = old.translators }
        if !self.contains(.publisher) { book.publisher = old.publisher }
        if !self.contains(.published) { book.published = old.published }
        if !self.contains(.pages) { book.pages = old.pages }
        if !self.contains(.price) { book.price = old.price }
        if !self.contains(.binding) { book.binding = old.binding }
        if !self.contains(.rating) { book.rating = old.rating }
        if !self.contains(.url) { book.url = old.url }
        if !self.contains(.coverURL) { book.coverURL = old.coverURL }
        if !self.contains(.tags) { book.tags = old.tags }
        if !self.contains(.summary) { book.summary = old.summary }
        // A rating says more than how many editions there are.
        let isStandIn = old.rating == nil && old.origin.source == DumpedEdition.source && self.contains(.rating)
        if !self.contains(.popularity), !isStandIn { book.popularity = old.popularity }
        return book
    }
}
