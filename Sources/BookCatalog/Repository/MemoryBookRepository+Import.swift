// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

extension MemoryBookRepository: BookImportStore {
    /// Looks whether an import of the file was interrupted.
    public func beginImport(of file: ImportID) async throws -> ImportReport? {
        self.imports.withLock { $0[file] }
    }

    /// Saves the books of a batch, and how far the import has come by them.
    public func save(_ batch: ImportBatch) async throws -> SaveCount {
        let old = try await self.books(batch.books.map(\.book.id))
        var known = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var books: [Book] = []
        for new in batch.books {
            let book = known[new.book.id].map { new.fields.keeping($0, in: new.book) } ?? new.book
            known[book.id] = book
            books.append(book)
        }
        let count = try await self.save(books)
        self.imports.withLock { imports in
            var report = batch.report
            report.saved = (imports[batch.file]?.saved ?? SaveCount()) + count
            imports[batch.file] = report
        }
        return count
    }

    /// Forgets how far an import came.
    public func forgetImport(of file: ImportID) async throws {
        self.imports.withLock { $0[file] = nil }
    }

    /// Does nothing: the index is always in order.
    public func tidyIndex(after saved: SaveCount) async throws {}
}
