// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import BookCatalog
import BookCatalogPostgres
import BookCatalogSQLite
import PostgresClient

/// Copies a catalogue's books in their order, and makes their terms, which SQLite doesn't keep.
struct CatalogueCopy {
    /// How many books are in memory at once.
    private static let batch = 2000
    private static let columns = 28

    let target: CopyTarget

    /// Copies all books and how far imports have come, and reads them again.
    /// - Returns: How many books they are.
    func run(from source: CatalogueSnapshot, _ progress: (Int) -> Void) throws -> Int {
        // Before the state is written nobody else sees anything of it.
        try self.execute(BookTables.lateIndexRemovals)
        var state = try CatalogueState.read(self.target.session)
        let sent = try self.copyBooks(source, &state, progress)
        try self.target.execute("SET LOCAL maintenance_work_mem = '256MB'")
        try self.execute(BookTables.lateIndexes)
        try self.target.execute("ANALYZE edition", "ANALYZE edition_terms")
        guard try self.digest() == sent, try self.countTerms() == sent.count else {
            throw DatabaseCopyError.mismatch(table: "the catalogue")
        }
        state.starterBooks = try source.starterBooks()
        if sent.count > 0 { state.analysis = TermVector.version }
        _ = try self.target.session.execute([state.writing()])
        try self.copyImports(source)
        return sent.count
    }

    private func copyBooks(
        _ source: CatalogueSnapshot,
        _ state: inout CatalogueState,
        _ progress: (Int) -> Void
    ) throws -> RowDigest {
        var sent = RowDigest()
        var last = 0
        while true {
            let books = try source.books(after: last, limit: Self.batch)
            guard let end = books.last?.row else { return sent }
            let rows = books.map { _, book in
                state.lastRow += 1
                return (row: state.lastRow, book: PreparedBook(book))
            }
            for (row, book) in rows { sent.add(EditionRow.values(row: row, book)) }
            try PostgresBookWriter(self.target.session).add(rows)
            last = end
            progress(sent.count)
        }
    }

    private func copyImports(_ source: CatalogueSnapshot) throws {
        _ = try self.target.session.execute(
            try source.imports()
                .map { file, report in
                    PostgresStatement(
                        "INSERT INTO edition_import(file, report) VALUES($1, $2)",
                        .text(file),
                        .text(report)
                    )
                }
        )
    }

    private func digest() throws -> RowDigest {
        try self.target.digest(
            """
            DECLARE copied_edition NO SCROLL CURSOR FOR
            SELECT row, keys, authors, pubdate, weight, title_hash, isbn, record, title, subtitle, original_title,
                translators, publisher, pages, price, binding, rating, raters, rating_source, rating_date, url,
                cover_url, tags, source, source_id, source_date, popularity, summary
            FROM edition
            """,
            "FETCH FORWARD 1000 FROM copied_edition",
            columns: Self.columns
        )
    }

    private func countTerms() throws -> Int {
        let counting = PostgresStatement("SELECT count(*) FROM edition JOIN edition_terms USING (row)")
        let result = try self.target.session.execute([counting], within: CopyTarget.patience)
        return Int(try result.first?.row().integer(0) ?? -1)
    }

    private func execute(_ statements: [StaticString]) throws {
        for statement in statements { try self.target.execute(statement) }
    }
}

#endif
