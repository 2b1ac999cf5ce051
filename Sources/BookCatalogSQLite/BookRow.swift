// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import GRDB

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

    static func arguments(_ book: Book) -> StatementArguments {
        let recordID: String? = if case .record = book.id { book.id.description } else { nil }
        return [
            book.isbn?.number, recordID, book.title, book.subtitle, book.originalTitle, Self.text(book.authors),
            Self.text(book.translators), book.publisher, book.published?.description, book.pages, book.price,
            book.binding, book.rating?.average, book.rating?.raters, book.rating?.source, book.rating?.date, book.url,
            book.coverURL, Self.text(book.tags), book.summary, book.origin.source, book.origin.id, book.popularity,
            TitleKey.work(book.title), book.weight, book.origin.date?.description,
        ]
    }

    static func list(_ text: String?) -> [String] {
        text.map { $0.split(separator: "\n").map(String.init) } ?? []
    }

    private static func text(_ list: [String]) -> String? {
        list.isEmpty ? nil : list.joined(separator: "\n")
    }
}
