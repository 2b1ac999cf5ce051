// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import BookCatalog
import PostgresClient

/// Reads books by what identifies them.
struct PostgresBookReader {
    private let session: PostgresSession

    init(_ session: PostgresSession) { self.session = session }

    /// The books with these identities, each with its row, in one round trip.
    func books(_ ids: some Sequence<BookID>) throws -> [BookID: (row: Int, book: Book)] {
        var (isbns, records): ([Int64], [String]) = ([], [])
        for id in ids {
            switch id {
            case .isbn(let isbn): isbns.append(Int64(isbn.number))
            case .record: records.append(id.description)
            }
        }
        var statements: [PostgresStatement] = []
        if !isbns.isEmpty {
            statements.append(
                PostgresStatement(
                    """
                    SELECT row, keys, authors, pubdate, weight, title_hash, isbn, record, title, subtitle, original_title,
                        translators, publisher, pages, price, binding, rating, raters, rating_source, rating_date, url,
                        cover_url, tags, source, source_id, source_date, popularity, summary
                    FROM edition WHERE isbn = ANY($1)
                    """,
                    .integers(isbns)
                )
            )
        }
        if !records.isEmpty {
            statements.append(
                PostgresStatement(
                    """
                    SELECT row, keys, authors, pubdate, weight, title_hash, isbn, record, title, subtitle, original_title,
                        translators, publisher, pages, price, binding, rating, raters, rating_source, rating_date, url,
                        cover_url, tags, source, source_id, source_date, popularity, summary
                    FROM unnest($1::text[]) AS asked(name)
                    JOIN edition ON md5(record) = md5(name) AND record = name
                    """,
                    .texts(records)
                )
            )
        }
        guard !statements.isEmpty else { return [:] }
        var books: [BookID: (row: Int, book: Book)] = [:]
        for result in try self.session.execute(statements) {
            for row in result.rows {
                let book = try EditionRow.book(row)
                books[book.id] = (Int(try row.integer(0)), book)
            }
        }
        return books
    }

    /// Books in the order of their rows, each with its row.
    func books(after row: Int, limit: Int) throws -> [(row: Int, book: Book)] {
        let result = try self.session.execute(
            PostgresStatement(
                """
                SELECT row, keys, authors, pubdate, weight, title_hash, isbn, record, title, subtitle, original_title,
                    translators, publisher, pages, price, binding, rating, raters, rating_source, rating_date, url,
                    cover_url, tags, source, source_id, source_date, popularity, summary
                FROM edition WHERE row > $1 ORDER BY row LIMIT $2
                """,
                .integer(Int64(row)),
                .integer(Int64(limit))
            )
        )
        return try result.rows.map { (Int(try $0.integer(0)), try EditionRow.book($0)) }
    }
}

#endif
