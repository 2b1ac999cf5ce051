// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB

/// The tables in which the first versions kept books, among those of other stores in one file.
enum FirstBookTables {
    /// Where the facts of ``BookMeta`` stand in them.
    static let meta = "book_meta"
    private static let migrations = ["books-001", "books-002-source-date", "books-003-import"]

    /// Whether a database has them.
    static func arePresent(in db: Database) throws -> Bool {
        guard try db.tableExists("grdb_migrations") else { return false }
        return try Self.applied(db).contains(Self.migrations[0])
    }

    /// Whether the books are still there; the mark of the tables goes a little after them.
    static func haveBooks(in db: Database) throws -> Bool { try db.tableExists("book") }

    /// Adds what the very first of them lacked, and what they are called by.
    static func complete(in db: Database) throws {
        let applied = try Self.applied(db)
        let unknown = applied.filter { !Self.migrations.contains($0) }
        guard unknown.isEmpty else { throw SQLiteBookError.newerSchema(unknown) }
        if !applied.contains(Self.migrations[1]) { try db.execute(sql: "ALTER TABLE book ADD COLUMN source_date TEXT") }
        let columns = "(file TEXT PRIMARY KEY, report TEXT NOT NULL)"
        if !applied.contains(Self.migrations[2]) {
            try db.execute(sql: "CREATE TABLE book_import \(columns) WITHOUT ROWID")
        }
        for name in Self.migrations where !applied.contains(name) {
            try db.execute(sql: "INSERT INTO grdb_migrations VALUES (?)", arguments: [name])
        }
        guard try BookMeta.moveID.read(db, from: Self.meta) == nil else { return }
        try BookMeta.moveID.write(Int.random(in: 1...Int.max), db, to: Self.meta)
    }

    /// Removes the books.
    static func dropBooks(from db: Database) throws {
        for table in ["book_vocabulary", "book_fts", "book", "book_import"] {
            try db.execute(sql: "DROP TABLE \(table)")
        }
    }

    /// Removes what is left without the books.
    static func dropMark(from db: Database) throws {
        try db.execute(sql: "DROP TABLE \(Self.meta)")
        try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier LIKE 'books-%'")
    }

    private static func applied(_ db: Database) throws -> [String] {
        let sql = "SELECT identifier FROM grdb_migrations WHERE identifier LIKE 'books-%' ORDER BY identifier"
        return try String.fetchAll(db, sql: sql)
    }
}
