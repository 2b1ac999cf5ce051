// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog
import Foundation
import GRDB

extension SQLiteBookRepository: BookImportStore {
    /// Prepares the writing connection for many books, and looks whether an import of the file was interrupted.
    public func beginImport(of file: ImportID) async throws -> ImportReport? {
        try await self.database.writeWithoutTransaction { db in
            try IndexMerge.prepareForManyBooks(db)
            return try Self.report(of: file, db)
        }
    }

    /// Saves the books of a batch and how far the import has come by them, in one transaction.
    public func save(_ batch: ImportBatch) async throws -> SaveCount {
        try await self.database.write { db in
            let count = try BookWriter(db).save(batch.books)
            var report = batch.report
            report.saved = try (Self.report(of: batch.file, db)?.saved ?? SaveCount()) + count
            try db.execute(
                sql: "INSERT INTO edition_import VALUES (?, ?) ON CONFLICT DO UPDATE SET report = excluded.report",
                arguments: [batch.file.description, String(decoding: JSONEncoder().encode(report), as: UTF8.self)]
            )
            return count
        }
    }

    /// Forgets how far an import came.
    public func forgetImport(of file: ImportID) async throws {
        try await self.database.write { db in
            try db.execute(sql: "DELETE FROM edition_import WHERE file = ?", arguments: [file.description])
        }
    }

    /// Merges the index piece by piece, each in a transaction of its own.
    public func tidyIndex(after saved: SaveCount) async throws {
        let books = try await self.database.write { db in
            try IndexMerge.prepareForFewBooks(db)
            return try BookReader(db).lastRow()
        }
        let isLarge = 4 * (saved.added + saved.updated) >= books
        var isFirst = true
        while true {
            let hasMore = try await self.database.write { [isFirst] db in
                try IndexMerge.step(db, isFirst: isFirst, writesAll: isLarge)
            }
            guard hasMore else { return }
            // Other processes write in between.
            try await Task.sleep(for: .milliseconds(2))
            isFirst = false
        }
    }

    private static func report(of file: ImportID, _ db: Database) throws -> ImportReport? {
        try String.fetchOne(
            db,
            sql: "SELECT report FROM edition_import WHERE file = ?",
            arguments: [file.description]
        )
        .map { try JSONDecoder().decode(ImportReport.self, from: Data($0.utf8)) }
    }
}
