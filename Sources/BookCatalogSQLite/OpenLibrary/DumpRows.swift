// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

package import BookCatalog
import Foundation
import GRDB

/// The rows of a complete join: first the lines that were rejected, then the books, those of works with many editions
/// before others.
package struct DumpRows {
    private static let rowsAtOnce = 1000

    /// How many rows there are.
    package let count: Int

    private let join: DumpJoin
    private let rejectedCount: Int
    private var position: Int

    /// Begins to read a complete join.
    ///
    /// - Parameters:
    ///   - join: What to read.
    ///   - position: How many rows are to be passed over.
    /// - Throws: ``DumpJoinError``.
    package init(_ join: DumpJoin, after position: Int) throws {
        self.join = join
        self.position = position
        let counts = try DumpJoinError.naming(join.path) {
            try join.database.unsafeRead { db in
                try ["rejection", "place"].map { try Int.fetchOne(db, sql: "SELECT MAX(id) FROM \($0)") ?? 0 }
            }
        }
        self.rejectedCount = counts[0]
        self.count = counts[0] + counts[1]
    }

    /// The next rows; `nil` at the end.
    package mutating func next() throws -> [ImportRow]? {
        guard self.position < self.count else { return nil }
        let range = self.position + 1...min(self.position + Self.rowsAtOnce, self.count)
        self.position = range.upperBound
        return try DumpJoinError.naming(self.join.path) { [rejectedCount] in
            try self.join.database.unsafeRead { db in
                try db.beginTransaction(.deferred)
                defer { try? db.rollback() }
                let reader = try DumpBookReader(db)
                return try range.map { position in
                    try position <= rejectedCount
                        ? Self.rejection(position, db) : reader.row(at: position - rejectedCount)
                }
            }
        }
    }

    private static func rejection(_ id: Int, _ db: Database) throws -> ImportRow {
        let statement = try db.cachedStatement(sql: "SELECT file, line, reason, text FROM rejection WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        let reason: String = row[2]
        return .rejected(
            RejectedRow(
                file: row[0],
                line: row[1],
                reason: try JSONDecoder().decode(RejectedRow.Reason.self, from: Data(reason.utf8)),
                text: row[3]
            )
        )
    }
}
