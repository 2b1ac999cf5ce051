// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import GRDB

/// Makes all keys and terms anew after a change of the text analysis, in batches between which others can read and
/// write; whoever opens the catalogue after an interruption goes on where it ended.
enum IndexRebuild {
    /// Does all that is still to do; nothing where the index is of the analysis of now.
    static func run(_ database: any DatabaseWriter, batchSize: Int = 2000) throws {
        while try database.write({ try Self.step($0, batchSize: batchSize) }) {}
    }

    /// Begins, does one batch, or ends; false where nothing is left to do.
    static func step(_ db: Database, batchSize: Int) throws -> Bool {
        guard try BookMeta.analysisVersion.read(db) != TextAnalysis.version else { return false }
        guard try BookMeta.rebuildVersion.read(db) == TextAnalysis.version else {
            try db.execute(sql: "INSERT INTO edition_terms(edition_terms) VALUES ('delete-all')")
            try BookMeta.rebuildVersion.write(TextAnalysis.version, db)
            try BookMeta.rebuiltRow.write(0, db)
            try BookMeta.rebuildEnd.write(BookReader(db).lastRow(), db)
            return true
        }
        let missing = try Self.missingRows(db)
        let books = try BookReader(db).books(after: missing.lowerBound - 1, limit: batchSize)
            .filter { missing.contains($0.row) }
        guard let last = books.last?.row else {
            try BookMeta.analysisVersion.write(TextAnalysis.version, db)
            for fact in [BookMeta.rebuildVersion, .rebuiltRow, .rebuildEnd] { try fact.write(nil, db) }
            return false
        }
        for (row, book) in books { try BookWriter(db).renew(book, row: row) }
        try BookMeta.rebuiltRow.write(last, db)
        return true
    }

    /// The rows that were there when it began and aren't in the index again; what is added meanwhile is.
    static func missingRows(_ db: Database) throws -> Range<Int> {
        guard let end = try BookMeta.rebuildEnd.read(db), let last = try BookMeta.rebuiltRow.read(db), last < end else {
            return 0..<0
        }
        return last + 1..<end + 1
    }
}
