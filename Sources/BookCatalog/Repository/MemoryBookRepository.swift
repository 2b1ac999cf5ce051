// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

/// A catalogue in memory, for tests and for servers that are to leave no trace.
public final class MemoryBookRepository: BookRepository {
    let index: Mutex<MemoryBookIndex>
    /// How far imports have come that aren't done.
    let imports = Mutex<[ImportID: ImportReport]>([:])

    /// Makes a catalogue of some books.
    public init(_ books: [Book] = []) {
        var index = MemoryBookIndex()
        _ = index.save(books)
        self.index = Mutex(index)
    }

    /// How many books there are.
    public func count() async throws -> Int {
        self.index.withLock { $0.records.count }
    }

    /// The books with these identities, in that order.
    public func books(_ ids: [BookID]) async throws -> [Book] {
        self.index.withLock { index in ids.compactMap { index.rows[$0].map { index.records[$0 - 1].book } } }
    }

    /// The same books as hits, each with the number of its other editions.
    public func hits(_ ids: [BookID]) async throws -> [BookHit] {
        let index = self.index.withLock { $0 }
        return try ids.compactMap { index.rows[$0].map { index.records[$0 - 1].book } }
            .map { try EditionSearch($0).hit(on: index) }
    }

    /// The works that fit some words, the best first.
    public func search(_ words: SearchWords, limit: Int) async throws -> SearchResult {
        try BookSearch(words, limit: limit).run(on: self.index.withLock { $0 })
    }

    /// The works whose titles or authors sound or look like some words.
    public func similar(to words: SearchWords, limit: Int) async throws -> [BookHit] {
        try SimilarSearch(words, limit: limit).run(on: self.index.withLock { $0 })
    }

    /// All editions of the same work, the best known first.
    public func editions(of book: Book) async throws -> [Book] {
        try EditionSearch(book).run(on: self.index.withLock { $0 })
    }

    /// The most popular works, the best known first.
    public func popular(limit: Int, offset: Int) async throws -> [BookHit] {
        try PopularSearch(limit: limit, offset: offset).run(on: self.index.withLock { $0 })
    }

    /// Any book; `nil` only if there is none.
    public func random() async throws -> Book? {
        self.index.withLock { $0.records.randomElement()?.book }
    }

    /// Adds books, or replaces those that have the same identity.
    @discardableResult
    public func save(_ books: [Book]) async throws -> SaveCount {
        self.index.withLock { $0.save(books) }
    }
}
