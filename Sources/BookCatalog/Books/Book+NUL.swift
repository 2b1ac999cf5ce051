// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension Book {
    /// The book as every catalogue keeps it: nothing in a list ends a line, and nothing has a NUL.
    package var storable: Book { self.withWholeLines.withoutNUL }

    /// The book with U+FFFD wherever one of its texts has a NUL, which a text of PostgreSQL's can't have.
    ///
    /// https://www.postgresql.org/docs/current/datatype-character.html
    package var withoutNUL: Book {
        var book = self
        book.title = book.title.withoutNUL
        book.subtitle = book.subtitle?.withoutNUL
        book.originalTitle = book.originalTitle?.withoutNUL
        book.authors = Self.withoutNUL(book.authors)
        book.translators = Self.withoutNUL(book.translators)
        book.publisher = book.publisher?.withoutNUL
        book.price = book.price?.withoutNUL
        book.binding = book.binding?.withoutNUL
        if let rating = book.rating {
            book.rating?.source = rating.source?.withoutNUL
            book.rating?.date = rating.date?.withoutNUL
        }
        book.url = book.url?.withoutNUL
        book.coverURL = book.coverURL?.withoutNUL
        book.tags = Self.withoutNUL(book.tags)
        book.summary = book.summary?.withoutNUL
        book.origin.source = book.origin.source.withoutNUL
        book.origin.id = book.origin.id?.withoutNUL
        return book
    }

    private static func withoutNUL(_ list: [String]) -> [String] {
        list.contains { $0.utf8.contains(0) } ? list.map(\.withoutNUL) : list
    }
}

extension String {
    /// The text with U+FFFD for each NUL.
    var withoutNUL: String {
        guard self.utf8.contains(0) else { return self }
        var text = String.UnicodeScalarView()
        for scalar in self.unicodeScalars { text.append(scalar == "\0" ? "\u{FFFD}" : scalar) }
        return String(text)
    }
}
