// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB

/// The tables of the catalogue, and how they came to be.
enum BookSchema {
    /// The last migration while books stood among the tables of other stores.
    static let lastBesideOthers = "books-003-import"

    /// Whether a database has tables of books.
    static func isPresent(in db: Database) throws -> Bool {
        guard try db.tableExists("grdb_migrations") else { return false }
        let sql = "SELECT EXISTS (SELECT * FROM grdb_migrations WHERE identifier = 'books-001')"
        return try Bool.fetchOne(db, sql: sql) ?? false
    }

    /// Removes all tables of books.
    static func drop(from db: Database) throws {
        for table in ["book_vocabulary", "book_fts", "book", "book_import", "book_meta"] {
            try db.execute(sql: "DROP TABLE \(table)")
        }
        try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier LIKE 'books-%'")
    }

    /// Brings the tables to the newest form, or to that of one migration.
    static func migrate(_ database: any DatabaseWriter, upTo last: String? = nil) throws {
        let migrator = Self.migrator
        // DatabaseMigrator.hasBeenSuperseded looks at the whole file, and other stores may have migrations in it too.
        let unknown = try database.read { db -> [String] in
            guard try db.tableExists("grdb_migrations") else { return [] }
            let applied = try String.fetchAll(
                db,
                sql: "SELECT identifier FROM grdb_migrations WHERE identifier LIKE 'books-%' ORDER BY identifier"
            )
            return applied.filter { !migrator.migrations.contains($0) }
        }
        guard unknown.isEmpty else { throw SQLiteBookError.newerSchema(unknown) }
        let last = last ?? migrator.migrations.last ?? ""
        do {
            try migrator.migrate(database, upTo: last)
        } catch is DatabaseError {
            // Another process may have opened the same new file at the same moment, and been first.
            try migrator.migrate(database, upTo: last)
        }
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        // Without checks of foreign keys, which this schema has none of, and which would read the whole file.
        migrator.registerMigration("books-001", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: Self.first)
        }
        // When a record was fetched from its source, as far as it was.
        migrator.registerMigration("books-002-source-date", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: "ALTER TABLE book ADD COLUMN source_date TEXT")
        }
        migrator.registerMigration("books-003-import", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: "CREATE TABLE book_import (file TEXT PRIMARY KEY, report TEXT NOT NULL) WITHOUT ROWID")
        }
        return migrator
    }

    /// - `isbn13` is a number: six bytes instead of thirteen, in the table and in its index.
    /// - `record_id` identifies the books that have no ISBN.
    /// - Lists are separated by line feeds.
    /// - `title_key` and `weight` are made by BookCatalog, for exact titles and for popularity.
    /// - The terms of `book_fts` are made by BookCatalog too, so `ascii`, which only splits at spaces, is enough.
    private static let first = """
        CREATE TABLE book (
            id INTEGER PRIMARY KEY, isbn13 INTEGER UNIQUE, record_id TEXT UNIQUE,
            title TEXT NOT NULL, subtitle TEXT, original_title TEXT, authors TEXT, translators TEXT, publisher TEXT,
            pubdate TEXT, pages INTEGER, price TEXT, binding TEXT,
            rating REAL, raters INTEGER, rating_source TEXT, rating_date TEXT,
            url TEXT, cover_url TEXT, tags TEXT, summary TEXT, source TEXT NOT NULL, source_id TEXT,
            popularity REAL, title_key TEXT NOT NULL, weight REAL NOT NULL,
            updated_at INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER))
        );
        CREATE INDEX book_title ON book(title_key);
        CREATE INDEX book_weight ON book(weight DESC);
        CREATE VIRTUAL TABLE book_fts USING fts5(
            title, subtitle, authors, details, pinyin, content='', tokenize='ascii'
        );
        CREATE VIRTUAL TABLE book_vocabulary USING fts5vocab(book_fts, 'row');
        CREATE TABLE book_meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        """
}
