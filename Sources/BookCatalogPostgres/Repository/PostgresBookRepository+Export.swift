// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

public import BookCatalog
import PostgresClient

extension PostgresBookRepository: BookListing {
    /// Books in the order in which they were first saved.
    public func books(after row: Int, limit: Int) async throws -> BookPage {
        try await self.readers.perform { session in
            let books = try PostgresBookReader(session).books(after: row, limit: limit)
            return BookPage(books: books.map(\.book), last: books.last?.row ?? row)
        }
    }
}

#endif
