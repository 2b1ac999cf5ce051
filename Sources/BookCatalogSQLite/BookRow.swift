// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import SQLiteAccess

/// A book as a row of the table, and of the first versions' table.
enum BookRow {
    /// The columns that make up a book, in the order in which ``book(_:)`` and ``bind(_:to:)`` have them.
    static let columns = """
        isbn13, title, subtitle, original_title, authors, translators, publisher, pubdate, pages, price, binding, \
        rating, raters, rating_source, rating_date, url, cover_url, tags, summary, source, source_id, source_date, \
        popularity
        """
    /// How many columns that are.
    static let count = 23

    static func book(_ row: BoundRow) -> Book {
        Book(
            isbn: row.integer(0).flatMap { ISBN(number: $0) },
            title: row.text(1) ?? "",
            subtitle: row.text(2),
            originalTitle: row.text(3),
            authors: Self.list(row.text(4)),
            translators: Self.list(row.text(5)),
            publisher: row.text(6),
            published: row.text(7).flatMap { PublicationDate($0) },
            pages: row.integer(8),
            price: row.text(9),
            binding: row.text(10),
            rating: row.double(11)
                .flatMap {
                    Rating(average: $0, raters: row.integer(12), source: row.text(13), date: row.text(14))
                },
            url: row.text(15),
            coverURL: row.text(16),
            tags: Self.list(row.text(17)),
            summary: row.text(18),
            origin: Origin(
                source: row.text(19) ?? "",
                id: row.text(20),
                date: row.text(21).flatMap { PublicationDate($0) }
            ),
            popularity: row.double(22)
        )
    }

    /// Binds the columns of a book to the next parameters of a statement.
    static func bind(_ book: Book, to statement: inout BoundStatement) {
        statement.bind(book.isbn?.number)
        statement.bind(book.title)
        statement.bind(book.subtitle)
        statement.bind(book.originalTitle)
        statement.bind(Self.text(book.authors))
        statement.bind(Self.text(book.translators))
        statement.bind(book.publisher)
        statement.bind(book.published?.description)
        statement.bind(book.pages)
        statement.bind(book.price)
        statement.bind(book.binding)
        statement.bind(book.rating?.average)
        statement.bind(book.rating?.raters)
        statement.bind(book.rating?.source)
        statement.bind(book.rating?.date)
        statement.bind(book.url)
        statement.bind(book.coverURL)
        statement.bind(Self.text(book.tags))
        statement.bind(book.summary)
        statement.bind(book.origin.source)
        statement.bind(book.origin.id)
        statement.bind(book.origin.date?.description)
        statement.bind(book.popularity)
    }

    private static func list(_ text: String?) -> [String] {
        text.map { $0.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) } } ?? []
    }

    private static func text(_ list: [String]) -> String? {
        list.isEmpty ? nil : list.joined(separator: "\n")
    }
}
