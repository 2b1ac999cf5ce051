// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// An empty catalogue whose disk is full.
struct ReadOnlyRepository: BookRepository {
    struct Full: Error {}

    func count() async throws -> Int { 0 }
    func books(_ ids: [BookID]) async throws -> [Book] { [] }
    func hits(_ ids: [BookID]) async throws -> [BookHit] { [] }
    func search(_ words: SearchWords, limit: Int) async throws -> SearchResult { SearchResult() }
    func similar(to words: SearchWords, limit: Int) async throws -> [BookHit] { [] }
    func editions(of book: Book) async throws -> [Book] { [] }
    func popular(limit: Int, offset: Int) async throws -> [BookHit] { [] }
    func random() async throws -> Book? { nil }
    func save(_ books: [Book]) async throws -> SaveCount { throw Full() }
}
