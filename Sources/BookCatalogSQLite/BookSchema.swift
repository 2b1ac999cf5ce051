// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB

/// The catalogue's tables; their migrations are told from those of other stores by how their names begin.
enum BookSchema {
    /// Whether a database has the catalogue's tables.
    static func isPresent(in db: Database) throws -> Bool {
        try db.tableExists("grdb_migrations") && !Self.applied(db).isEmpty
    }

    /// Whether the tables are in the newest form.
    static func isCurrent(in db: Database) throws -> Bool { try Self.migrator.hasCompletedMigrations(db) }

    /// Brings the tables to the newest form.
    static func migrate(_ database: any DatabaseWriter) throws {
        try self.refuseNewer(database)
        let migrator = Self.migrator
        do {
            try migrator.migrate(database)
        } catch is DatabaseError {
            // Another process may have opened the same new file at the same moment, and been first.
            try migrator.migrate(database)
        }
    }

    /// Refuses tables that a newer version has written.
    static func refuseNewer(_ database: some DatabaseReader) throws {
        let migrator = Self.migrator
        let unknown = try database.read { db -> [String] in
            guard try db.tableExists("grdb_migrations") else { return [] }
            return try Self.applied(db).filter { !migrator.migrations.contains($0) }
        }
        guard unknown.isEmpty else { throw SQLiteBookError.newerSchema(unknown) }
    }

    private static func applied(_ db: Database) throws -> [String] {
        let sql = "SELECT identifier FROM grdb_migrations WHERE identifier LIKE 'editions-%' ORDER BY identifier"
        return try String.fetchAll(db, sql: sql)
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        // Without checks of foreign keys, which this schema has none of, and which would read the whole file.
        migrator.registerMigration("editions-001", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: Self.first)
        }
        return migrator
    }

    /// - `isbn13` is a number: six bytes instead of thirteen, in the table and in its index.
    /// - `record_id` identifies the books that have no ISBN.
    /// - `keys`, `title_hash` and `weight` are made by BookCatalog (`EntryKeys`, `TitleHash`), for ranking, exact titles
    ///   and popularity; they stand in front, where reading them passes over nothing else.
    /// - Lists are separated by line feeds.
    /// - The terms of `edition_terms` are made by BookCatalog too, so `ascii`, which only splits at spaces, is enough; how
    ///   many there are in each column is never asked.
    private static let first = """
        CREATE TABLE edition (
            id INTEGER PRIMARY KEY, keys TEXT NOT NULL, authors TEXT, pubdate TEXT, weight REAL NOT NULL,
            title_hash INTEGER NOT NULL, isbn13 INTEGER, record_id TEXT,
            title TEXT NOT NULL, subtitle TEXT, original_title TEXT, translators TEXT, publisher TEXT,
            pages INTEGER, price TEXT, binding TEXT,
            rating REAL, raters INTEGER, rating_source TEXT, rating_date TEXT,
            url TEXT, cover_url TEXT, tags TEXT, source TEXT NOT NULL, source_id TEXT, source_date TEXT,
            popularity REAL, summary TEXT
        );
        CREATE UNIQUE INDEX edition_isbn ON edition(isbn13) WHERE isbn13 IS NOT NULL;
        CREATE UNIQUE INDEX edition_record ON edition(record_id) WHERE record_id IS NOT NULL;
        CREATE INDEX edition_title ON edition(title_hash);
        CREATE INDEX edition_weight ON edition(weight DESC);
        CREATE VIRTUAL TABLE edition_terms USING fts5(
            title, subtitle, authors, details, pinyin, content='', columnsize=0, tokenize='ascii'
        );
        CREATE VIRTUAL TABLE edition_vocabulary USING fts5vocab(edition_terms, 'row');
        CREATE TABLE edition_meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE edition_import (file TEXT PRIMARY KEY, report TEXT NOT NULL) WITHOUT ROWID;
        """
}
