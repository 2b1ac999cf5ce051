// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB

extension SQLiteBookRepository {
    /// What stands in a catalogue's file.
    package struct Look: Equatable, Sendable {
        /// Whether the tables are those of this version; opening the file would bring them up to date.
        package var isCurrent: Bool
        /// How many books there are.
        package var books: Int

        /// Says what stands there.
        package init(isCurrent: Bool, books: Int) {
            self.isCurrent = isCurrent
            self.books = books
        }
    }

    /// Looks at the file at a path beside whoever uses it; changes nothing.
    /// - Returns: What stands there; nil where there is no file.
    /// - Throws: ``SQLiteBookError``, as opening the file would.
    package static func look(at path: String) throws(SQLiteBookError) -> Look? {
        guard let database = try CatalogueFile.openForLooking(path) else { return nil }
        do {
            return try database.read { db in
                guard try BookSchema.isCurrent(in: db) else { return Look(isCurrent: false, books: 0) }
                // Rows are never deleted.
                return Look(isCurrent: true, books: try Int.fetchOne(db, sql: "SELECT MAX(id) FROM edition") ?? 0)
            }
        } catch {
            throw SQLiteBookError(path: path, error)
        }
    }
}
