// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog
import Foundation
import GRDB

extension SQLiteBookRepository: BookImportStore {
    /// Prepares the writing connection for many books, and looks whether an import of the file was interrupted.
    public func beginImport(of file: ImportID) async throws -> ImportReport? {
        try await self.database.writeWithoutTransaction { db in
            try Self.prepareForManyBooks(db)
            return try Self.report(of: file, db)
        }
    }

    static func prepareForManyBooks(_ db: Database) throws {
        // 64 MiB, so that the index's pages stay in memory; other connections keep what they have.
        try db.execute(sql: "PRAGMA cache_size = -65536")
        // Each batch changes pages all over the indexes; they are better copied into the file less often.
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 32768")
        // A segment of the index comes with each batch: merged sixteen at a time, each term is written half as often.
        try Self.setIndex(merging: 16, atLatest: 32, db)
    }

    private static func setIndex(merging segments: Int, atLatest: Int, _ db: Database) throws {
        try db.execute(sql: "INSERT INTO book_fts(book_fts, rank) VALUES ('automerge', ?)", arguments: [segments])
        try db.execute(sql: "INSERT INTO book_fts(book_fts, rank) VALUES ('crisismerge', ?)", arguments: [atLatest])
    }

    /// Saves the books of a batch and how far the import has come by them, in one transaction.
    public func save(_ batch: ImportBatch) async throws -> SaveCount {
        try await self.database.write { db in
            let count = try BookWriter(db).save(batch.books)
            var report = batch.report
            report.saved = try (Self.report(of: batch.file, db)?.saved ?? SaveCount()) + count
            try db.execute(
                sql: "INSERT INTO book_import VALUES (?, ?) ON CONFLICT DO UPDATE SET report = excluded.report",
                arguments: [batch.file.description, String(decoding: JSONEncoder().encode(report), as: UTF8.self)]
            )
            return count
        }
    }

    /// Forgets how far an import came.
    public func forgetImport(of file: ImportID) async throws {
        try await self.database.write { db in
            try db.execute(sql: "DELETE FROM book_import WHERE file = ?", arguments: [file.description])
        }
    }

    /// Merges the index piece by piece, each in a transaction of its own.
    public func tidyIndex(after saved: SaveCount) async throws {
        // FTS5's own numbers, for the few books that come one at a time.
        let books = try await self.database.write { db in
            try Self.setIndex(merging: 4, atLatest: 16, db)
            return try Int.fetchOne(db, sql: "SELECT MAX(id) FROM book") ?? 0
        }
        // A negative number of pages asks for one segment in the end, which writes the whole index anew.
        let isLarge = 4 * (saved.added + saved.updated) >= books
        var pages = isLarge ? -2000 : 2000
        while true {
            let hasMore = try await self.database.write { [pages] db in
                let before = db.totalChangesCount
                try db.execute(sql: "INSERT INTO book_fts(book_fts, rank) VALUES ('merge', ?)", arguments: [pages])
                // FTS5 counts fewer than two changes where there was nothing to merge.
                return db.totalChangesCount - before > 1
            }
            guard hasMore else { return }
            // Other processes write in between.
            try await Task.sleep(for: .milliseconds(2))
            // Asked for once, it holds for all pieces that follow.
            pages = 2000
        }
    }

    private static func report(of file: ImportID, _ db: Database) throws -> ImportReport? {
        try String.fetchOne(
            db,
            sql: "SELECT report FROM book_import WHERE file = ?",
            arguments: [file.description]
        )
        .map { try JSONDecoder().decode(ImportReport.self, from: Data($0.utf8)) }
    }
}
