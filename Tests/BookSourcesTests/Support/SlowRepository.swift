// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import TestSupport

/// A catalogue that saves nothing until a gate is opened.
struct SlowRepository: BookRepository {
    let books: MemoryBookRepository
    let gate: Gate

    func count() async throws -> Int { try await self.books.count() }
    func books(_ ids: [BookID]) async throws -> [Book] { try await self.books.books(ids) }
    func hits(_ ids: [BookID]) async throws -> [BookHit] { try await self.books.hits(ids) }
    func search(_ words: SearchWords, limit: Int) async throws -> SearchResult {
        try await self.books.search(words, limit: limit)
    }
    func similar(to words: SearchWords, limit: Int) async throws -> [BookHit] {
        try await self.books.similar(to: words, limit: limit)
    }
    func editions(of book: Book) async throws -> [Book] { try await self.books.editions(of: book) }
    func popular(limit: Int, offset: Int) async throws -> [BookHit] {
        try await self.books.popular(limit: limit, offset: offset)
    }
    func random() async throws -> Book? { try await self.books.random() }
    func save(_ books: [Book]) async throws -> SaveCount {
        await self.gate.pass()
        return try await self.books.save(books)
    }
}
