// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
public import GRDB

/// Brings books that stand among the tables of another database into a catalogue's own file, once.
///
/// Each batch is on the disk before it is noted in the old database how far the move has come, and the old tables go
/// when all books are in the new file: wherever it is interrupted, nothing is lost, and the next run goes on there.
/// Nobody else may write books into the old tables meanwhile.
public struct BookMove: Sendable {
    private let old: any DatabaseWriter
    private let path: String
    private let batchSize: Int

    /// Prepares a move.
    ///
    /// - Parameters:
    ///   - database: Where the books stand.
    ///   - path: The catalogue's file, which is created if there is none; its own books stay as they are.
    ///   - batchSize: How many books are moved at once.
    public init(from database: any DatabaseWriter, toFileAt path: String, batchSize: Int = 5000) {
        self.old = database
        self.path = path
        self.batchSize = max(1, batchSize)
    }

    /// Whether the database has tables of books.
    public func isNeeded() throws -> Bool { try self.old.read { try BookSchema.isPresent(in: $0) } }

    /// The last row that was moved: a number that grows while some process moves the books.
    public func position() throws -> Int {
        try self.old.read { db in
            try BookSchema.isPresent(in: db) ? BookMeta.movedRow.read(db) ?? 0 : .max
        }
    }

    /// Moves the books and drops the old tables.
    ///
    /// - Throws: ``SQLiteBookError`` if a newer version has written either catalogue or the file can't be used, and what
    ///   GRDB throws.
    public func run() async throws {
        let new = try CatalogueFile.open(self.path)
        // Tables of the first versions have fewer columns.
        try BookSchema.migrate(self.old, upTo: BookSchema.lastBesideOthers)
        try await new.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try SQLiteBookRepository.prepareForManyBooks(db)
        }
        while try await self.moveBatch(into: new) {}
        try await self.moveFacts(into: new)
        try await self.dropTables()
        try await SQLiteBookRepository(migrated: new).tidyIndex(after: SaveCount(added: .max / 8))
    }

    /// Moves the books that come next; false where there are none.
    func moveBatch(into new: DatabasePool) async throws -> Bool {
        let (books, last) = try await self.old.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT \(BookRow.columns), id FROM book WHERE id > ? ORDER BY id LIMIT ?",
                arguments: [BookMeta.movedRow.read(db) ?? 0, self.batchSize]
            )
            return (rows.map(BookRow.book), rows.last?["id"] as Int?)
        }
        guard let last else { return false }
        try await new.write { db in
            // An index of an older analysis is made anew when the catalogue is opened.
            if try BookMeta.analysisVersion.read(db) == nil {
                try BookMeta.analysisVersion.write(TextAnalysis.version, db)
            }
            try BookWriter(db).add(books)
        }
        try await self.old.write { try BookMeta.movedRow.write(last, $0) }
        return true
    }

    /// Moves what is known beside the books: that the starter books were loaded, and imports that aren't done.
    private func moveFacts(into new: DatabasePool) async throws {
        let (starterBooks, imports) = try await self.old.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT file, report FROM book_import")
            return (try BookMeta.starterBooks.read(db), rows.map { ($0["file"] as String, $0["report"] as String) })
        }
        try await new.write { db in
            if let starterBooks { try BookMeta.starterBooks.write(starterBooks, db) }
            for (file, report) in imports {
                try db.execute(
                    sql: "INSERT INTO book_import VALUES (?, ?) ON CONFLICT DO NOTHING",
                    arguments: [file, report]
                )
            }
        }
    }

    private func dropTables() async throws {
        try await self.old.write { try BookSchema.drop(from: $0) }
        // The room that they took can be used again in any case.
        try? await self.old.vacuum()
    }
}
