// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import BookCatalog
import PostgresClient

/// The books whose terms fit an expression, in order of their rows: three ways to come to the same.
struct TermSearch {
    /// How many books are looked through at first; then twice as many each time.
    private static let stretch = 1024

    private let query: String
    private let limit: Int
    private let latestFirst: Bool
    private let lastRow: Int

    init(_ expression: TermExpression, limit: Int, latestFirst: Bool, lastRow: Int) {
        self.query = expression.query
        self.limit = limit
        self.latestFirst = latestFirst
        self.lastRow = lastRow
    }

    /// How many books are put in order at the most.
    ///
    /// With more than these it is less work to look through the books: to find a hundred of so many among all takes about as
    /// long. Looked through in their order, a book takes a fifth of what one takes that stands anywhere.
    var few: Int { max(2000, Int((Double(self.lastRow) * 20).squareRoot())) }

    /// The books, where few fit; nil where many do.
    func amongFew(_ session: PostgresSession) throws -> [IndexEntry]? {
        let result = try session.execute(self.statement(few: self.latestFirst ? Self.latestOfFew : Self.firstOfFew))
        guard let count = try result.rows.first?.integer(5) else { return [] }
        return count > self.few ? nil : try result.entries()
    }

    /// The books, where these soon come; nil where they don't.
    func amongMany(_ session: PostgresSession) throws -> [IndexEntry]? {
        var entries: [IndexEntry] = []
        let most = min(self.lastRow, self.few * 12)
        var (done, stretch) = (0, Self.stretch)
        while done < most {
            let next = min(done + stretch, self.lastRow)
            let (low, high) = self.latestFirst ? (self.lastRow - next + 1, self.lastRow - done) : (done + 1, next)
            let result = try session.execute(
                PostgresStatement(
                    self.latestFirst ? Self.latestOfMany : Self.firstOfMany,
                    .text(self.query),
                    .integer(Int64(self.limit - entries.count)),
                    .integer(Int64(low)),
                    .integer(Int64(high))
                )
            )
            entries += try result.entries()
            guard entries.count < self.limit else { return entries }
            (done, stretch) = (next, stretch * 2)
        }
        return done == self.lastRow ? entries : nil
    }

    /// The books, however many fit.
    func amongAll(_ session: PostgresSession) throws -> [IndexEntry] {
        let sql = self.latestFirst ? Self.latestOfAll : Self.firstOfAll
        return try session.execute(PostgresStatement(sql, .text(self.query), .integer(Int64(self.limit)))).entries()
    }

    private func statement(few sql: StaticString) -> PostgresStatement {
        PostgresStatement(sql, .text(self.query), .integer(Int64(self.limit)), .integer(Int64(self.few + 1)))
    }

    // Where an index on terms is to be used, nothing asks for an order; where it isn't, `IS TRUE` hides it from view.
    // The query is a subselect, so that its text is read once.

    private static let firstOfFew: StaticString = """
        WITH fitting AS MATERIALIZED (
            SELECT row FROM edition_terms WHERE terms @@ (SELECT $1::text::tsquery) LIMIT $3
        )
        SELECT book.row, book.keys, book.authors, book.pubdate, book.weight, (SELECT count(*) FROM fitting)
        FROM (SELECT row FROM fitting ORDER BY row LIMIT $2) AS one JOIN edition AS book ON book.row = one.row
        ORDER BY book.row
        """
    private static let latestOfFew: StaticString = """
        WITH fitting AS MATERIALIZED (
            SELECT row FROM edition_terms WHERE terms @@ (SELECT $1::text::tsquery) LIMIT $3
        )
        SELECT book.row, book.keys, book.authors, book.pubdate, book.weight, (SELECT count(*) FROM fitting)
        FROM (SELECT row FROM fitting ORDER BY row DESC LIMIT $2) AS one JOIN edition AS book ON book.row = one.row
        ORDER BY book.row DESC
        """
    private static let firstOfMany: StaticString = """
        SELECT book.row, book.keys, book.authors, book.pubdate, book.weight FROM (
            SELECT row FROM edition_terms
            WHERE row BETWEEN $3 AND $4 AND (terms @@ (SELECT $1::text::tsquery)) IS TRUE ORDER BY row LIMIT $2
        ) AS one JOIN edition AS book ON book.row = one.row ORDER BY book.row
        """
    private static let latestOfMany: StaticString = """
        SELECT book.row, book.keys, book.authors, book.pubdate, book.weight FROM (
            SELECT row FROM edition_terms
            WHERE row BETWEEN $3 AND $4 AND (terms @@ (SELECT $1::text::tsquery)) IS TRUE ORDER BY row DESC LIMIT $2
        ) AS one JOIN edition AS book ON book.row = one.row ORDER BY book.row DESC
        """
    private static let firstOfAll: StaticString = """
        WITH fitting AS MATERIALIZED (SELECT row FROM edition_terms WHERE terms @@ (SELECT $1::text::tsquery))
        SELECT book.row, book.keys, book.authors, book.pubdate, book.weight
        FROM (SELECT row FROM fitting ORDER BY row LIMIT $2) AS one JOIN edition AS book ON book.row = one.row
        ORDER BY book.row
        """
    private static let latestOfAll: StaticString = """
        WITH fitting AS MATERIALIZED (SELECT row FROM edition_terms WHERE terms @@ (SELECT $1::text::tsquery))
        SELECT book.row, book.keys, book.authors, book.pubdate, book.weight
        FROM (SELECT row FROM fitting ORDER BY row DESC LIMIT $2) AS one JOIN edition AS book ON book.row = one.row
        ORDER BY book.row DESC
        """
}

#endif
