// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
public import GRDB
import SQLiteAccess

/// Brings books that stand in the first versions' tables, among those of other stores, into a catalogue's own file.
///
/// How far the move has come is noted in the new file, together with the books and with the old tables that they are
/// from; the old tables go when all their books are in that file. Wherever it is interrupted, and whichever of the files
/// is then replaced by a copy, nothing is lost, and the next run goes on from what the new file has. Nobody else may
/// write books into the old tables meanwhile.
public struct BookMove: Sendable {
    private let old: any DatabaseWriter
    private let openNew: @Sendable () throws -> DatabasePool
    private let batchSize: Int

    /// Prepares a move.
    ///
    /// - Parameters:
    ///   - database: Where the books stand.
    ///   - path: The catalogue's file, which is created if there is none; its own books stay as they are.
    ///   - batchSize: How many books are moved at once.
    public init(from database: any DatabaseWriter, toFileAt path: String, batchSize: Int = 5000) {
        self.init(from: database, to: { try CatalogueFile.open(path) }, batchSize: batchSize)
    }

    init(
        from database: any DatabaseWriter,
        to openNew: @escaping @Sendable () throws -> DatabasePool,
        batchSize: Int = 5000
    ) {
        self.old = database
        self.openNew = openNew
        self.batchSize = max(1, batchSize)
    }

    /// Whether the database has books in tables of the first versions.
    public func isNeeded() throws -> Bool { try self.old.read(FirstBookTables.arePresent) }

    /// The last row that was moved, a number that grows while some process moves the books; `Int.max` once all are, and
    /// the old tables go.
    public func position() throws -> Int {
        try self.old.read { db in
            guard try FirstBookTables.arePresent(in: db) else { return .max }
            return try BookMeta.movedRow.read(db, from: FirstBookTables.meta) ?? 0
        }
    }

    /// Moves the books and drops the old tables.
    ///
    /// - Throws: ``SQLiteBookError`` if a newer version has written either catalogue or the file can't be used, and what
    ///   GRDB throws.
    public func run() throws {
        let new = try self.openNew()
        try self.old.write(FirstBookTables.complete)
        if try self.old.read(FirstBookTables.haveBooks) {
            try new.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA synchronous = FULL")
                try IndexMerge.prepareForManyBooks(db)
            }
            while try self.moveBatch(into: new) {}
            try self.old.write { try BookMeta.movedRow.write(.max, $0, to: FirstBookTables.meta) }
            try self.moveFacts(into: new)
            try new.write(IndexMerge.prepareForFewBooks)
            while try new.write({ try IndexMerge.step($0, isFirst: false, writesAll: false) }) {}
            try self.dropBooks()
        }
        // The room that they took can be used again in any case.
        try? self.old.vacuum()
        // Until then others wait.
        try self.old.write(FirstBookTables.dropMark)
    }

    /// Moves the books that come next; false where there are none.
    func moveBatch(into new: DatabasePool) throws -> Bool {
        let id = try self.old.read { try BookMeta.moveID.read($0, from: FirstBookTables.meta) }
        let row = try new.read { db in
            try BookMeta.moveID.read(db) == id ? BookMeta.movedRow.read(db) ?? 0 : 0
        }
        let books = try self.old.read { try BookReader($0).books(after: row, limit: self.batchSize, table: "book") }
        guard let last = books.last?.row else { return false }
        try new.write { db in
            // An index of an older analysis is made anew when the catalogue is opened.
            if try BookReader(db).lastRow() == 0 { try BookMeta.analysisVersion.write(TextAnalysis.version, db) }
            try BookWriter(db).add(books.map(\.book))
            try BookMeta.moveID.write(id, db)
            try BookMeta.movedRow.write(last, db)
        }
        try self.old.write { try BookMeta.movedRow.write(last, $0, to: FirstBookTables.meta) }
        return true
    }

    /// Moves what is known beside the books: that the starter books were loaded, and imports that aren't done.
    private func moveFacts(into new: DatabasePool) throws {
        let (starterBooks, imports) = try self.old.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT file, report FROM book_import")
            let reports = rows.map { ($0["file"] as String, $0["report"] as String) }
            return (try BookMeta.starterBooks.read(db, from: FirstBookTables.meta), reports)
        }
        try new.write { db in
            if let starterBooks { try BookMeta.starterBooks.write(starterBooks, db) }
            for (file, report) in imports {
                try db.execute(
                    sql: "INSERT INTO edition_import VALUES (?, ?) ON CONFLICT DO NOTHING",
                    arguments: [file, report]
                )
            }
        }
    }

    private func dropBooks() throws {
        try self.old.writeWithoutTransaction { db in
            // Where deleted pages are overwritten, the log would take as much room as the books.
            let isSecure = try Int.fetchOne(db, sql: "PRAGMA secure_delete") ?? 0
            try db.execute(sql: "PRAGMA secure_delete = OFF")
            try db.inTransaction {
                try FirstBookTables.dropBooks(from: db)
                return .commit
            }
            try db.execute(sql: "PRAGMA secure_delete = \(isSecure)")
        }
    }
}
