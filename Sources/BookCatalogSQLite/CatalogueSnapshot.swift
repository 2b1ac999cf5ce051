// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

package import BookCatalog
import GRDB
import SQLiteAccess

/// A catalogue's file as it is at one moment, to be read from end to end.
package struct CatalogueSnapshot {
    private let db: Database

    /// Opens the file at a path, with the newest tables, and lends what is in it.
    ///
    /// - Throws: ``SQLiteBookError`` where it can't be used, and what `body` throws.
    package static func read<Value>(path: String, _ body: (CatalogueSnapshot) throws -> Value) throws -> Value {
        try CatalogueFile.open(path).read { try body(CatalogueSnapshot(db: $0)) }
    }

    /// How many books there are.
    package func count() throws -> Int { try Int.fetchOne(self.db, sql: "SELECT count(*) FROM edition") ?? 0 }

    /// How many starter books were loaded, once they were.
    package func starterBooks() throws -> Int? { try BookMeta.starterBooks.read(self.db) }

    /// How far imports have come that aren't done: their files, and their reports as text.
    package func imports() throws -> [(file: String, report: String)] {
        try Row.fetchAll(self.db, sql: "SELECT file, report FROM edition_import ORDER BY file").map { ($0[0], $0[1]) }
    }

    /// Books in the order in which they were first saved, each with its row.
    package func books(after row: Int, limit: Int) throws -> [(row: Int, book: Book)] {
        try BookReader(self.db).books(after: row, limit: limit)
    }
}
