// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB

/// How the index of terms puts its segments together: seldom while many books come, and all at last.
enum IndexMerge {
    /// Prepares the writing connection for many books.
    static func prepareForManyBooks(_ db: Database) throws {
        // 64 MiB, so that the index's pages stay in memory; other connections keep what they have.
        try db.execute(sql: "PRAGMA cache_size = -65536")
        // Each batch changes pages all over the indexes; they are better copied into the file less often.
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 32768")
        // A segment of the index comes with each MiB of terms, as more wouldn't stay in the processor's cache: merged
        // sixteen at a time, each term is written half as often.
        try Self.set(merging: 16, atLatest: 32, db)
    }

    /// FTS5's own numbers, for the few books that come one at a time.
    static func prepareForFewBooks(_ db: Database) throws { try Self.set(merging: 4, atLatest: 16, db) }

    /// Merges a piece; false where nothing is left to merge.
    ///
    /// - Parameters:
    ///   - db: The writing connection, in a transaction.
    ///   - isFirst: Whether this is the first piece.
    ///   - writesAll: Whether there is to be one segment in the end, for which the whole index is written anew.
    /// - Returns: Whether to go on.
    /// - Throws: What GRDB throws.
    static func step(_ db: Database, isFirst: Bool, writesAll: Bool) throws -> Bool {
        let before = db.totalChangesCount
        // A negative number of pages asks for one segment; asked for once, it holds for all pieces that follow.
        let pages = isFirst && writesAll ? -2000 : 2000
        try db.execute(sql: "INSERT INTO edition_terms(edition_terms, rank) VALUES ('merge', ?)", arguments: [pages])
        // FTS5 counts fewer than two changes where there was nothing to merge.
        return db.totalChangesCount - before > 1
    }

    private static func set(merging segments: Int, atLatest: Int, _ db: Database) throws {
        for (name, value) in [("automerge", segments), ("crisismerge", atLatest)] {
            try db.execute(
                sql: "INSERT INTO edition_terms(edition_terms, rank) VALUES (?, ?)",
                arguments: [name, value]
            )
        }
    }
}
