// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

public import BookCatalog
import PostgresClient

/// A catalogue in PostgreSQL, shared by any number of processes.
///
/// The terms of each book are a `tsvector` with a GIN index; no extension is used. Candidates, ranking and order are those
/// of every repository. One process writes at a time; an import does so in transactions of up to 16 000 books.
public struct PostgresBookRepository: BookRepository {
    let readers: PostgresPool
    /// The one connection that saves what a reader's answer waits for.
    let writer: PostgresConnection
    /// The one connection for more books than an answer has, made when they come: they may take longer.
    let importer: PostgresConnection
    /// How many books an answer may have found elsewhere.
    private static let answerSize = 100
    private let memory: SearchMemory?
    private let frequent = FrequentTerms()

    init(
        readers: PostgresPool,
        writer: PostgresConnection,
        importer: PostgresConnection,
        memory: SearchMemory?
    ) {
        self.readers = readers
        self.writer = writer
        self.importer = importer
        self.memory = memory
    }

    /// How many books there are.
    public func count() async throws -> Int {
        // Rows follow one another, and are never deleted.
        try await self.readers.perform { try CatalogueState.read($0).lastRow }
    }

    /// The books with these identities, in that order.
    public func books(_ ids: [BookID]) async throws -> [Book] {
        try await self.readers.perform { session in
            let books = try PostgresBookReader(session).books(ids)
            return ids.compactMap { books[$0]?.book }
        }
    }

    /// The same books as hits, each with the number of its other editions.
    public func hits(_ ids: [BookID]) async throws -> [BookHit] {
        try await self.readers.perform { session in
            let books = try PostgresBookReader(session).books(ids)
            let index = self.index(session)
            return try ids.compactMap { books[$0]?.book }.map { try EditionSearch($0).hit(on: index) }
        }
    }

    /// The works that fit some words, the best first.
    public func search(_ words: SearchWords, limit: Int) async throws -> SearchResult {
        try await self.remembering(SearchMemory.Question(words: words, limit: limit, isSimilar: false)) { index in
            try BookSearch(words, limit: limit).run(on: index)
        }
    }

    /// The works whose titles or authors sound or look like some words.
    public func similar(to words: SearchWords, limit: Int) async throws -> [BookHit] {
        try await self.remembering(SearchMemory.Question(words: words, limit: limit, isSimilar: true)) { index in
            SearchResult(hits: try SimilarSearch(words, limit: limit).run(on: index))
        }
        .hits
    }

    private func remembering(
        _ question: SearchMemory.Question,
        _ search: @escaping @Sendable (PostgresBookIndex) throws -> SearchResult
    ) async throws -> SearchResult {
        guard let memory = self.memory else {
            return try await self.readers.perform { session in
                try search(self.index(session, lastRow: CatalogueState.read(session).lastRow))
            }
        }
        let state = try await self.readers.perform { try CatalogueState.read($0) }
        return try await memory.result(of: question, at: state.version) {
            try await self.readers.perform { try search(self.index($0, lastRow: state.lastRow)) }
        }
    }

    /// The index; whoever asks for terms says how many books there are.
    private func index(_ session: PostgresSession, lastRow: Int = 0) -> PostgresBookIndex {
        PostgresBookIndex(session, lastRow: lastRow, frequent: self.frequent)
    }

    /// All editions of the same work, the best known first.
    public func editions(of book: Book) async throws -> [Book] {
        try await self.readers.perform { try EditionSearch(book).run(on: self.index($0)) }
    }

    /// The most popular works, the best known first.
    public func popular(limit: Int, offset: Int) async throws -> [BookHit] {
        try await self.readers.perform { session in
            try PopularSearch(limit: limit, offset: offset).run(on: self.index(session))
        }
    }

    /// Any book; `nil` only if there is none.
    public func random() async throws -> Book? {
        try await self.readers.perform { session in
            let last = try CatalogueState.read(session).lastRow
            guard last > 0 else { return nil }
            return try PostgresBookReader(session).books(after: Int.random(in: 0..<last), limit: 1).first?.book
        }
    }

    /// Adds books, or replaces those that have the same identity, in one transaction.
    ///
    /// Where another process writes, such as an import, up to a hundred books wait for a second and a half, as an answer
    /// may wait for them; more wait for a minute.
    /// - Throws: `PostgresError`, of SQLSTATE 55P03 where a second and a half wasn't enough.
    @discardableResult
    public func save(_ books: [Book]) async throws -> SaveCount {
        guard !books.isEmpty else { return SaveCount() }
        let prepared = books.map { PreparedBook($0) }
        let connection = books.count > Self.answerSize ? self.importer : self.writer
        return try await connection.perform { session in
            var state = try CatalogueState.lock(session)
            let count = try PostgresBookWriter(session).save(prepared, &state)
            _ = try session.execute([state.writing(), .commit])
            return count
        }
    }
}

#endif
