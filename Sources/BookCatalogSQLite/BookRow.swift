// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import GRDB
import SQLiteAccess

/// A book as a row of the table.
enum BookRow {
    /// The columns that make up a book, in the order in which `book(_:)` and `arguments(_:)` have them.
    static let columns = """
        isbn13, record_id, title, subtitle, original_title, authors, translators, publisher, pubdate, pages, price, \
        binding, rating, raters, rating_source, rating_date, url, cover_url, tags, summary, source, source_id, \
        popularity, title_key, weight, source_date
        """

    static func book(_ row: Row) -> Book {
        let number: Int? = row[0]
        let average: Double? = row[12]
        let published: String? = row[8]
        let fetched: String? = row[25]
        return Book(
            isbn: number.flatMap { ISBN(number: $0) },
            title: row[2],
            subtitle: row[3],
            originalTitle: row[4],
            authors: Self.list(row[5]),
            translators: Self.list(row[6]),
            publisher: row[7],
            published: published.flatMap { PublicationDate($0) },
            pages: row[9],
            price: row[10],
            binding: row[11],
            rating: average.flatMap { Rating(average: $0, raters: row[13], source: row[14], date: row[15]) },
            url: row[16],
            coverURL: row[17],
            tags: Self.list(row[18]),
            summary: row[19],
            origin: Origin(source: row[20], id: row[21], date: fetched.flatMap { PublicationDate($0) }),
            popularity: row[22]
        )
    }

    /// Binds the columns of a book to the first parameters of a statement.
    static func bind(_ book: Book, titleKey: String, to statement: inout BoundStatement) {
        statement.bind(book.isbn?.number)
        statement.bind(book.isbn == nil ? book.id.description : nil)
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
        statement.bind(book.popularity)
        statement.bind(titleKey)
        statement.bind(book.weight)
        statement.bind(book.origin.date?.description)
    }

    static func list(_ text: String?) -> [String] {
        text.map { $0.split(separator: "\n").map(String.init) } ?? []
    }

    private static func text(_ list: [String]) -> String? {
        list.isEmpty ? nil : list.joined(separator: "\n")
    }
}
