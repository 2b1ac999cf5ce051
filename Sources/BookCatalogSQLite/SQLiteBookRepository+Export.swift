// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog
import SQLiteAccess

extension SQLiteBookRepository: BookListing {
    /// Books in the order in which they were first saved.
    public func books(after row: Int, limit: Int) async throws -> BookPage {
        try await self.readers.read { connection in
            let books = try BookReader(connection).books(after: row, limit: limit)
            return BookPage(books: books.map(\.book), last: books.last?.row ?? row)
        }
    }
}
