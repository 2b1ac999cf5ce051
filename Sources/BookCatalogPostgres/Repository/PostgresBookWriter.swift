// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

package import BookCatalog
package import PostgresClient

/// Writes books and their terms, in a transaction that has locked the catalogue's state.
package struct PostgresBookWriter {
    /// How many changes go to the server together, and how many old books are in memory at once.
    private static let slice = 500

    private let session: PostgresSession

    package init(_ session: PostgresSession) { self.session = session }

    /// Adds books, or replaces what their files say of those with the same identity.
    /// - Throws: `PostgresError.newerSchema` where the terms are of a newer text analysis.
    func save(_ books: [PreparedBook], _ state: inout CatalogueState) throws -> SaveCount {
        try state.requireKnownAnalysis()
        var added: [PreparedBook] = []
        // Where those stand that this transaction adds.
        var places: [BookID: Int] = [:]
        for start in stride(from: 0, to: books.count, by: Self.slice) {
            let some = books[start..<min(start + Self.slice, books.count)]
            var known = try PostgresBookReader(self.session).books(Set(some.map(\.book.id)))
            var changed: [Int: PreparedBook] = [:]
            for new in some {
                let id = new.book.id
                if let place = places[id] {
                    added[place] = Self.merged(new, into: added[place].book)
                } else if let (row, old) = known[id] {
                    let book = Self.merged(new, into: old)
                    changed[row] = book
                    known[id] = (row, book.book)
                } else {
                    places[id] = added.count
                    added.append(new)
                }
            }
            try self.replace(changed.sorted { $0.key < $1.key }.map { (row: $0.key, book: $0.value) })
        }
        try self.add(added.enumerated().map { (row: state.lastRow + 1 + $0.offset, book: $0.element) })
        state.lastRow += added.count
        if state.analysis == nil { state.analysis = TermVector.version }
        return SaveCount(added: added.count, updated: books.count - added.count)
    }

    /// Makes keys and terms of books anew.
    func renew(_ books: [(row: Int, book: Book)]) throws {
        try self.execute(
            books.flatMap { row, book in
                let prepared = PreparedBook(book)
                return [
                    PostgresStatement(
                        "UPDATE edition SET keys = $2, title_hash = $3 WHERE row = $1 AND keys <> $2",
                        .integer(Int64(row)),
                        .bytes(prepared.keys.bytes),
                        .integer(Int64(TitleHash.of(prepared.keys.workKey)))
                    ), Self.replacement(of: prepared.terms, row: row),
                ]
            }
        )
    }

    private static func merged(_ new: PreparedBook, into old: Book) -> PreparedBook {
        let book = new.fields.keeping(old, in: new.book)
        return book == new.book ? new : PreparedBook(book)
    }

    /// Adds books behind all others.
    package func add(_ books: [(row: Int, book: PreparedBook)]) throws {
        guard !books.isEmpty else { return }
        var next = books.makeIterator()
        try self.session.copy(Self.adding) { next.next().map { EditionRow.values(row: $0, $1) } }
        next = books.makeIterator()
        try self.session.copy("COPY edition_terms(row, terms) FROM STDIN BINARY") {
            next.next().map { [.integer(Int64($0)), .bytes(TermVector($1.terms).bytes)] }
        }
    }

    private func replace(_ books: [(row: Int, book: PreparedBook)]) throws {
        try self.execute(
            books.flatMap { row, book in
                [
                    PostgresStatement(Self.replacing, values: EditionRow.values(row: row, book)),
                    Self.replacement(of: book.terms, row: row),
                ]
            }
        )
    }

    /// Terms are written only where they change: an index has much to do with each.
    private static func replacement(of terms: [String], row: Int) -> PostgresStatement {
        PostgresStatement(
            "UPDATE edition_terms SET terms = $2 WHERE row = $1 AND terms <> $2",
            .integer(Int64(row)),
            .bytes(TermVector(terms).bytes)
        )
    }

    private func execute(_ statements: [PostgresStatement]) throws {
        for start in stride(from: 0, to: statements.count, by: Self.slice) {
            _ = try self.session.execute(Array(statements[start..<min(start + Self.slice, statements.count)]))
        }
    }

    private static let adding: StaticString = """
        COPY edition(
            row, keys, authors, pubdate, weight, title_hash, isbn, record, title, subtitle, original_title,
            translators, publisher, pages, price, binding, rating, raters, rating_source, rating_date, url,
            cover_url, tags, source, source_id, source_date, popularity, summary
        ) FROM STDIN BINARY
        """
    private static let replacing: StaticString = """
        UPDATE edition SET keys = $2, authors = $3, pubdate = $4, weight = $5, title_hash = $6, isbn = $7, record = $8,
            title = $9, subtitle = $10, original_title = $11, translators = $12, publisher = $13, pages = $14,
            price = $15, binding = $16, rating = $17, raters = $18, rating_source = $19, rating_date = $20, url = $21,
            cover_url = $22, tags = $23, source = $24, source_id = $25, source_date = $26, popularity = $27,
            summary = $28
        WHERE row = $1
        """
}

#endif
