// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import BookCatalog
import PostgresClient

/// The catalogue as a search sees it, on one connection.
///
/// A GIN index gives all rows that fit, in no order. Of a term that few books have, these are put in order. Of one that
/// many have, the books are looked through from the end that is asked for, which soon comes to enough of them.
final class PostgresBookIndex: BookIndex {
    private let session: PostgresSession
    private let lastRow: Int
    private let frequent: FrequentTerms

    init(_ session: PostgresSession, lastRow: Int, frequent: FrequentTerms) {
        self.session = session
        self.lastRow = lastRow
        self.frequent = frequent
    }

    func entries(matching expression: TermExpression, limit: Int, latestFirst: Bool) throws -> [IndexEntry] {
        let search = TermSearch(expression, limit: limit, latestFirst: latestFirst, lastRow: self.lastRow)
        try self.frequent.refresh(self.session, lastRow: self.lastRow)
        if !self.frequent.contain(expression, moreThan: search.few, of: self.lastRow) {
            if let entries = try search.amongFew(self.session) { return entries }
            self.frequent.learn(expression)
        }
        return try search.amongMany(self.session) ?? search.amongAll(self.session)
    }

    func entries(titleKey: String, limit: Int) throws -> [IndexEntry] {
        let result = try self.session.execute(
            PostgresStatement(
                "SELECT row, keys, authors, pubdate, weight FROM edition WHERE title_hash = $1 ORDER BY row",
                .integer(Int64(TitleHash.of(titleKey)))
            )
        )
        return Array(try result.entries().filter { $0.keys.workKey == titleKey }.prefix(limit))
    }

    func heaviest(limit: Int) throws -> [IndexEntry] {
        let result = try self.session.execute(
            PostgresStatement(
                "SELECT row, keys, authors, pubdate, weight FROM edition ORDER BY weight DESC, row LIMIT $1",
                .integer(Int64(limit))
            )
        )
        return try result.entries()
    }

    func frequencies(of terms: Set<String>) throws -> [String: Int] {
        try self.frequent.refresh(self.session, lastRow: self.lastRow)
        let most = SimilarSearch.mostCounted
        // Statistics are estimates: what is near the limit is counted.
        let frequent = Set(terms.filter { self.frequent.share(of: $0) * Double(self.lastRow) > 2 * Double(most) })
        var counts = Dictionary(uniqueKeysWithValues: frequent.map { ($0, most) })
        let terms = Array(terms.subtracting(frequent))
        guard !terms.isEmpty else { return counts }
        let result = try self.session.execute(
            PostgresStatement(
                """
                SELECT (
                    SELECT count(*) FROM (
                        SELECT 1 FROM edition_terms WHERE terms @@ term::tsquery LIMIT $2
                    ) AS fitting
                )
                FROM unnest($1::text[]) WITH ORDINALITY AS asked(term, place) ORDER BY place
                """,
                .texts(terms.map { TermExpression.phrase([$0]).query }),
                .integer(Int64(most))
            )
        )
        for (term, row) in zip(terms, result.rows) {
            let count = try row.integer(0)
            if count > 0 { counts[term] = Int(count) }
        }
        return counts
    }

    func books(rows: [Int]) throws -> [Book] {
        guard !rows.isEmpty else { return [] }
        let result = try self.session.execute(
            PostgresStatement(
                """
                SELECT row, keys, authors, pubdate, weight, title_hash, isbn, record, title, subtitle, original_title,
                    translators, publisher, pages, price, binding, rating, raters, rating_source, rating_date, url,
                    cover_url, tags, source, source_id, source_date, popularity, summary
                FROM unnest($1::bigint[]) WITH ORDINALITY AS asked(number, place)
                JOIN edition ON edition.row = asked.number ORDER BY asked.place
                """,
                .integers(rows.map { Int64($0) })
            )
        )
        return try result.rows.map { try EditionRow.book($0) }
    }
}

#endif
