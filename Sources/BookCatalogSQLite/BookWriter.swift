// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import GRDB
import SQLiteAccess

/// Writes books and their terms within one transaction.
struct BookWriter {
    private let db: Database

    init(_ db: Database) { self.db = db }

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
        var index = try IndexWriter(self.db, except: IndexRebuild.missingRows(self.db))
        for book in books {
            // Most books are new, and then SQLite's own check of identities is the only one.
            Self.bind(book.book, book.keys, to: &insertion)
            try insertion.execute()
            if self.db.changesCount == 1 {
                try index.add(book.terms, of: Int(self.db.lastInsertedRowID))
                count.added += 1
            } else if isReplacing {
                try self.update(book, &index)
                count.updated += 1
            }
        }
        return count
    }

    /// Makes the keys of a book anew, and adds its terms to an index that doesn't have them.
    func renew(_ book: Book, row: Int) throws {
        let prepared = PreparedBook(book)
        var statement = try BoundStatement("UPDATE edition SET keys = ?, title_hash = ? WHERE id = ?", in: self.db)
        statement.bind(text: prepared.keys.bytes)
        statement.bind(TitleHash.of(prepared.keys.workKey))
        statement.bind(row)
        try statement.execute()
        var index = try IndexWriter(self.db)
        try index.add(prepared.terms, of: row)
    }

    private static let columns = "record_id, keys, title_hash, weight, \(BookRow.columns)"
    private static let places = Array(repeating: "?", count: BookRow.count + 4).joined(separator: ", ")
    private static let insertion =
        "INSERT INTO edition (\(Self.columns)) VALUES (\(Self.places)) ON CONFLICT DO NOTHING"
    private static let replacement = "UPDATE edition SET (\(Self.columns)) = (\(Self.places)) WHERE id = ?"

    private static func bind(_ book: Book, _ keys: EntryKeys, to statement: inout BoundStatement) {
        statement.bind(book.isbn == nil ? book.id.description : nil)
        statement.bind(text: keys.bytes)
        statement.bind(TitleHash.of(keys.workKey))
        statement.bind(book.weight)
        BookRow.bind(book, to: &statement)
    }

    private func update(_ new: PreparedBook, _ index: inout IndexWriter) throws {
        let reader = BookReader(self.db)
        guard let row = try reader.row(of: new.book.id), let old = try reader.book(row: row) else { return }
        let book = new.fields.keeping(old, in: new.book)
        let prepared = book == new.book ? new : PreparedBook(book)
        var replacement = try BoundStatement(Self.replacement, in: self.db)
        Self.bind(book, prepared.keys, to: &replacement)
        replacement.bind(row)
        try replacement.execute()
        try index.replace(PreparedBook.terms(of: old), by: prepared.terms, of: row)
    }
}
