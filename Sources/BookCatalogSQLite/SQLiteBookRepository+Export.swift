// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog
import GRDB

extension SQLiteBookRepository: BookListing {
    /// Books in the order in which they were first saved.
    public func books(after row: Int, limit: Int) async throws -> BookPage {
        try await self.database.read { db in
            let rows = try Row.fetchAll(
                db.cachedStatement(sql: "SELECT \(BookRow.columns), id FROM book WHERE id > ? ORDER BY id LIMIT ?"),
                arguments: [row, limit]
            )
            let last: Int? = rows.last?["id"]
            return BookPage(books: rows.map(BookRow.book), last: last ?? row)
        }
    }
}
