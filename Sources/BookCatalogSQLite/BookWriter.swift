// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import GRDB
import SQLiteAccess

/// Writes books and their terms within one transaction.
struct BookWriter {
    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// Adds books, or replaces those with the same identity.
    @discardableResult
    func save(_ books: [Book]) throws -> SaveCount {
        try self.save(books.lazy.map { PreparedBook($0) })
    }

    /// Adds those books that aren't there.
    func add(_ books: [Book]) throws {
        _ = try self.save(books.lazy.map { PreparedBook($0) }, isReplacing: false)
    }

    /// Adds books, or replaces what their files say of those with the same identity.
    func save(_ books: some Sequence<PreparedBook>, isReplacing: Bool = true) throws -> SaveCount {
        var count = SaveCount()
        var insertion = try BoundStatement(Self.insertion, in: self.db)
        var index = try BoundStatement(Self.indexing, in: self.db)
        for book in books {
            // Most books are new, and then SQLite's own check of identities is the only one.
            BookRow.bind(book.book, titleKey: book.titleKey, to: &insertion)
            try insertion.execute()
            if self.db.changesCount == 1 {
                try Self.index(book.terms, Int(self.db.lastInsertedRowID), by: &index)
                count.added += 1
            } else if isReplacing {
                try self.update(book)
                count.updated += 1
            }
        }
        return count
    }

    /// Makes all keys and terms anew, after a change of the text analysis.
    func rebuildIndex() throws {
        try self.db.execute(sql: "INSERT INTO book_fts(book_fts) VALUES ('delete-all')")
        let last = try Int.fetchOne(self.db, sql: "SELECT MAX(id) FROM book") ?? 0
        let reader = BookReader(self.db)
        var index = try BoundStatement(Self.indexing, in: self.db)
        for row in 0..<last {
            guard let book = try reader.book(row: row + 1) else { continue }
            try self.db.cachedStatement(sql: "UPDATE book SET title_key = ? WHERE id = ?")
                .execute(arguments: [TitleKey.work(book.title), row + 1])
            try Self.index(PreparedBook.terms(of: book), row + 1, by: &index)
        }
        try BookMeta.analysisVersion.write(TextAnalysis.version, self.db)
    }

    private static let places = Array(repeating: "?", count: 26).joined(separator: ", ")
    private static let insertion =
        "INSERT INTO book (\(BookRow.columns)) VALUES (\(Self.places)) ON CONFLICT DO NOTHING"
    private static let replacement = """
        UPDATE book SET (\(BookRow.columns)) = (\(Self.places)), updated_at = CAST(strftime('%s', 'now') AS INTEGER)
        WHERE id = ?
        """
    private static let indexing =
        "INSERT INTO book_fts(rowid, title, subtitle, authors, details, pinyin) VALUES (?, ?, ?, ?, ?, ?)"
    /// An index without texts has to be told exactly what it is to forget.
    private static let forgetting = """
        INSERT INTO book_fts(rowid, title, subtitle, authors, details, pinyin, book_fts)
        VALUES (?, ?, ?, ?, ?, ?, 'delete')
        """

    private func update(_ new: PreparedBook) throws {
        let reader = BookReader(self.db)
        guard let row = try reader.row(of: new.book.id), let old = try reader.book(row: row) else { return }
        let book = new.fields.keeping(old, in: new.book)
        var replacement = try BoundStatement(Self.replacement, in: self.db)
        BookRow.bind(book, titleKey: new.titleKey, to: &replacement)
        replacement.bind(row)
        try replacement.execute()
        let terms = book == new.book ? new.terms : PreparedBook.terms(of: book)
        let oldTerms = PreparedBook.terms(of: old)
        guard terms != oldTerms else { return }
        var forgetting = try BoundStatement(Self.forgetting, in: self.db)
        try Self.index(oldTerms, row, by: &forgetting)
        var index = try BoundStatement(Self.indexing, in: self.db)
        try Self.index(terms, row, by: &index)
    }

    private static func index(_ terms: [String], _ row: Int, by statement: inout BoundStatement) throws {
        statement.bind(row)
        for text in terms { statement.bind(text) }
        try statement.execute()
    }
}
