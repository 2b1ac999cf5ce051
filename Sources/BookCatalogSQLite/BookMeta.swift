// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB

/// The few facts about the catalogue as a whole.
enum BookMeta: String {
    /// The version of the text analysis that made the index.
    case analysisVersion = "analysis_version"
    /// How many starter books were loaded, once they were.
    case starterBooks = "starter_books"
    /// In a database that had books among its other tables: the last row that was moved to the catalogue's own file.
    case movedRow = "moved_row"

    func read(_ db: Database) throws -> Int? {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT value FROM book_meta WHERE name = ?"),
            arguments: [self.rawValue]
        )
    }

    func write(_ value: Int, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO book_meta VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
            arguments: [self.rawValue, value]
        )
    }
}
