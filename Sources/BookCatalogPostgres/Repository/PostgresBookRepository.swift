// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

public import BookCatalog
import PostgresClient

/// A catalogue in PostgreSQL, shared by any number of processes.
///
/// The terms of each book are a `tsvector` with a GIN index; no extension is used. Candidates, ranking and order are those
/// of every repository. One process writes at a time, in transactions of some thousand books at the most.
public struct PostgresBookRepository: BookRepository {
    /// What keeps the server from other ways to the same answer, which take long for words that many books have.
    private static let plans = [
        "enable_seqscan": "off", "enable_hashjoin": "off", "enable_mergejoin": "off", "jit": "off",
        "max_parallel_workers_per_gather": "0", "plan_cache_mode": "force_generic_plan",
    ]

    let readers: PostgresPool
    /// The one connection that writes; a batch of an import takes longer than an answer may.
    let writer: PostgresConnection
    private let memory: SearchMemory?

    /// Opens the catalogue: brings its tables up to date or creates them, loads the starter catalogue on the first start,
    /// and builds the index anew where ``TextAnalysis/version`` has changed.
    ///
    /// Many processes may do that at once; one of them does each step, and the others wait for it.
    ///
    /// - Parameters:
    ///   - address: `postgres://…`, as libpq reads it.
    ///   - connections: How many connections searches make at the most; one more writes.
    ///   - startsWithStarterBooks: Whether a catalogue that is created now begins with ``StarterCatalogue``.
    ///   - remembersSearches: Whether what was found is given again until somebody writes to the catalogue; about 10 MB.
    /// - Returns: The catalogue.
    /// - Throws: `PostgresError`, in one line and without the address.
    public static func open(
        address: String,
        connections: Int = 3,
        startsWithStarterBooks: Bool = true,
        remembersSearches: Bool = true
    ) async throws -> PostgresBookRepository {
        let repository = PostgresBookRepository(
            readers: PostgresPool(PostgresConfiguration(address: address, settings: Self.plans), count: connections),
            writer: PostgresConnection(
                PostgresConfiguration(address: address, answerTimeout: .seconds(60), settings: Self.plans)
            ),
            memory: remembersSearches ? SearchMemory() : nil
        )
        try await repository.writer.perform { try BookTables.migrator.run(on: $0) }
        if startsWithStarterBooks { try await repository.loadStarterBooks() }
        while try await repository.writer.perform({ try TermRebuild.step($0) }) {}
        return repository
    }

    private init(readers: PostgresPool, writer: PostgresConnection, memory: SearchMemory?) {
        self.readers = readers
        self.writer = writer
        self.memory = memory
    }

    private func loadStarterBooks() async throws {
        try await self.writer.perform { session in
            guard try CatalogueState.read(session).starterBooks == nil else { return }
            var state = try CatalogueState.lock(session)
            // Another process may have been first.
            guard state.starterBooks == nil else { return }
            let books = try StarterCatalogue.books()
            _ = try PostgresBookWriter(session).save(books.map { PreparedBook($0) }, &state)
            state.starterBooks = books.count
            _ = try session.execute([state.writing(), .commit])
        }
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
            let index = PostgresBookIndex(session, lastRow: 0)
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
                try search(PostgresBookIndex(session, lastRow: CatalogueState.read(session).lastRow))
            }
        }
        let state = try await self.readers.perform { try CatalogueState.read($0) }
        return try await memory.result(of: question, at: state.version) {
            try await self.readers.perform { try search(PostgresBookIndex($0, lastRow: state.lastRow)) }
        }
    }

    /// All editions of the same work, the best known first.
    public func editions(of book: Book) async throws -> [Book] {
        try await self.readers.perform { try EditionSearch(book).run(on: PostgresBookIndex($0, lastRow: 0)) }
    }

    /// The most popular works, the best known first.
    public func popular(limit: Int, offset: Int) async throws -> [BookHit] {
        try await self.readers.perform { session in
            try PopularSearch(limit: limit, offset: offset).run(on: PostgresBookIndex(session, lastRow: 0))
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
    @discardableResult
    public func save(_ books: [Book]) async throws -> SaveCount {
        guard !books.isEmpty else { return SaveCount() }
        let prepared = books.map { PreparedBook($0) }
        return try await self.writer.perform { session in
            var state = try CatalogueState.lock(session)
            let count = try PostgresBookWriter(session).save(prepared, &state)
            _ = try session.execute([state.writing(), .commit])
            return count
        }
    }
}

#endif
