// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

extension MemoryBookRepository: BookListing {
    /// Books in the order in which they were first saved.
    public func books(after row: Int, limit: Int) async throws -> BookPage {
        self.index.withLock { index in
            let books = index.records.dropFirst(row).prefix(limit).map(\.book)
            return BookPage(books: books, last: row + books.count)
        }
    }
}
