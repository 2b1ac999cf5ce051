// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import GRDB

/// Writes books and their terms within one transaction.
struct BookWriter {
    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// Adds books, or replaces those with the same identity.
    @discardableResult
    func save(_ books: [Book]) throws -> SaveCount {
        var count = SaveCount()
        let reader = BookReader(self.db)
        for book in books {
            if let row = try reader.row(of: book.id), let old = try reader.book(row: row) {
                try self.update(book, old, row)
                count.updated += 1
            } else {
                try self.insert(book)
                count.added += 1
            }
        }
        return count
    }

    /// Makes all keys and terms anew, after a change of the text analysis.
    func rebuildIndex() throws {
        try self.db.execute(sql: "INSERT INTO book_fts(book_fts) VALUES ('delete-all')")
        let last = try Int.fetchOne(self.db, sql: "SELECT MAX(id) FROM book") ?? 0
        let reader = BookReader(self.db)
        for row in 0..<last {
            guard let book = try reader.book(row: row + 1) else { continue }
            try self.db.cachedStatement(sql: "UPDATE book SET title_key = ? WHERE id = ?")
                .execute(arguments: [TitleKey.work(book.title), row + 1])
            try self.insertTerms(BookTerms(book), row + 1)
        }
        try BookMeta.analysisVersion.write(TextAnalysis.version, self.db)
    }

    private func insert(_ book: Book) throws {
        let places = Array(repeating: "?", count: 26).joined(separator: ", ")
        try self.db.cachedStatement(sql: "INSERT INTO book (\(BookRow.columns)) VALUES (\(places))")
            .execute(arguments: BookRow.arguments(book))
        try self.insertTerms(BookTerms(book), Int(self.db.lastInsertedRowID))
    }

    private func update(_ book: Book, _ old: Book, _ row: Int) throws {
        let places = Array(repeating: "?", count: 26).joined(separator: ", ")
        let sql = """
            UPDATE book SET (\(BookRow.columns)) = (\(places)), updated_at = CAST(strftime('%s', 'now') AS INTEGER)
            WHERE id = ?
            """
        try self.db.cachedStatement(sql: sql).execute(arguments: BookRow.arguments(book) + [row])
        let terms = BookTerms(book)
        let oldTerms = BookTerms(old)
        guard terms != oldTerms else { return }
        // An index without texts has to be told exactly what it is to forget.
        try self.db
            .cachedStatement(
                sql: """
                    INSERT INTO book_fts(book_fts, rowid, title, subtitle, authors, details, pinyin)
                    VALUES ('delete', ?, ?, ?, ?, ?, ?)
                    """
            )
            .execute(arguments: Self.arguments(oldTerms, row))
        try self.insertTerms(terms, row)
    }

    private func insertTerms(_ terms: BookTerms, _ row: Int) throws {
        try self.db
            .cachedStatement(
                sql: """
                    INSERT INTO book_fts(rowid, title, subtitle, authors, details, pinyin) VALUES (?, ?, ?, ?, ?, ?)
                    """
            )
            .execute(arguments: Self.arguments(terms, row))
    }

    private static func arguments(_ terms: BookTerms, _ row: Int) -> StatementArguments {
        [
            row, terms.title.joined(separator: " "), terms.subtitle.joined(separator: " "),
            terms.authors.joined(separator: " "), terms.details.joined(separator: " "),
            terms.pinyin.joined(separator: " "),
        ]
    }
}
