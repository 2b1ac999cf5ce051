// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

package import BookCatalog
package import PostgresClient

/// The columns of `edition`, to and from a book; statements name them in their first order, as later versions of the table
/// may have more.
package enum EditionRow {
    /// The values of a row in the order of the columns, its number first.
    package static func values(row: Int, _ book: PreparedBook) -> [PostgresValue] {
        let (keys, book) = (book.keys, book.book)
        return [
            .integer(Int64(row)), .bytes(keys.bytes), self.list(book.authors),
            self.text(book.published?.description), .double(book.weight),
            .integer(Int64(TitleHash.of(keys.workKey))), book.isbn.map { .integer(Int64($0.number)) } ?? .null,
            self.text(book.isbn == nil ? book.id.description : nil), .text(book.title), self.text(book.subtitle),
            self.text(book.originalTitle), self.list(book.translators), self.text(book.publisher),
            self.integer(book.pages), self.text(book.price), self.text(book.binding),
            self.double(book.rating?.average), self.integer(book.rating?.raters), self.text(book.rating?.source),
            self.text(book.rating?.date), self.text(book.url), self.text(book.coverURL), self.list(book.tags),
            .text(book.origin.source), self.text(book.origin.id), self.text(book.origin.date?.description),
            self.double(book.popularity), self.text(book.summary),
        ]
    }

    /// The book of a row that has all columns, in that order.
    static func book(_ row: PostgresRow) throws(PostgresError) -> Book {
        var rating: Rating?
        if let average = try row.doubleIfAny(16) {
            rating = Rating(
                average: average,
                raters: try row.integerIfAny(17).map { Int($0) },
                source: try row.textIfAny(18),
                date: try row.textIfAny(19)
            )
        }
        return Book(
            isbn: try row.integerIfAny(6).flatMap { ISBN(number: Int($0)) },
            title: try row.text(8),
            subtitle: try row.textIfAny(9),
            originalTitle: try row.textIfAny(10),
            authors: self.list(try row.textIfAny(2)),
            translators: self.list(try row.textIfAny(11)),
            publisher: try row.textIfAny(12),
            published: try row.textIfAny(3).flatMap { PublicationDate($0) },
            pages: try row.integerIfAny(13).map { Int($0) },
            price: try row.textIfAny(14),
            binding: try row.textIfAny(15),
            rating: rating,
            url: try row.textIfAny(20),
            coverURL: try row.textIfAny(21),
            tags: self.list(try row.textIfAny(22)),
            summary: try row.textIfAny(27),
            origin: Origin(
                source: try row.text(23),
                id: try row.textIfAny(24),
                date: try row.textIfAny(25).flatMap { PublicationDate($0) }
            ),
            popularity: try row.doubleIfAny(26)
        )
    }

    private static func text(_ text: String?) -> PostgresValue { text.map { .text($0) } ?? .null }

    private static func integer(_ number: Int?) -> PostgresValue { number.map { .integer(Int64($0)) } ?? .null }

    private static func double(_ number: Double?) -> PostgresValue { number.map { .double($0) } ?? .null }

    private static func list(_ list: [String]) -> PostgresValue {
        list.isEmpty ? .null : .text(list.joined(separator: "\n"))
    }

    private static func list(_ text: String?) -> [String] {
        text.map { $0.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) } } ?? []
    }
}

#endif
