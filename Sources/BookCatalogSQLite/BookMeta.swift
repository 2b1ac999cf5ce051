// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB

/// The few facts about the catalogue as a whole.
enum BookMeta: String {
    /// The version of the text analysis that made the index.
    case analysisVersion = "analysis_version"
    /// How many starter books were loaded, once they were.
    case starterBooks = "starter_books"
    /// The version of the text analysis with which the index is being made anew.
    case rebuildVersion = "rebuild_version"
    /// The last row that is in the index again, and the last that will be.
    case rebuiltRow = "rebuilt_row"
    case rebuildEnd = "rebuild_end"
    /// The last row that was moved out of tables of the first versions. In the new file it is what counts; in those
    /// tables it only tells others how far the move is.
    case movedRow = "moved_row"
    /// A number that is drawn once: in tables of the first versions what they are called, in the new file out of which
    /// ones books were moved.
    case moveID = "move_id"

    /// Reads the fact; from another table for books of the first versions.
    func read(_ db: Database, from table: String = "edition_meta") throws -> Int? {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT value FROM \(table) WHERE name = ?"),
            arguments: [self.rawValue]
        )
    }

    /// Writes the fact; nil forgets it.
    func write(_ value: Int?, _ db: Database, to table: String = "edition_meta") throws {
        guard let value else {
            return try db.execute(sql: "DELETE FROM \(table) WHERE name = ?", arguments: [self.rawValue])
        }
        try db.execute(
            sql: "INSERT INTO \(table) VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
            arguments: [self.rawValue, value]
        )
    }
}
