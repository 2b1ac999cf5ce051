// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog
import Foundation
import GRDB
import SQLiteAccess

/// A catalogue in SQLite: one writer beside many readers, an FTS5 index that keeps no texts of its own.
///
/// It has a file of its own: what is written into a file has every reader of it look at the disk again, and a busy
/// desk writes all the time.
public struct SQLiteBookRepository: BookRepository {
    /// The one connection that writes.
    let database: any DatabaseWriter
    let readers: ReaderPool
    /// What was found lately; nil where that isn't to be remembered.
    private let memory: SearchMemory?

    /// Opens the catalogue in a file, which is created if there is none, for its owner alone.
    ///
    /// On the first start the starter catalogue is loaded. When ``TextAnalysis/version`` has changed since the last
    /// start, the index is built anew, which takes about half a minute for a million books and goes on at the next start
    /// if it is interrupted.
    ///
    /// - Parameters:
    ///   - path: Where the file is.
    ///   - startsWithStarterBooks: Whether a catalogue that is created now begins with ``StarterCatalogue``.
    ///   - remembersSearches: Whether what was found is given again until somebody writes to the catalogue; about 10 MB.
    /// - Throws: ``SQLiteBookError`` if the file can't be used, is another program's, or was written by a newer version
    ///   of this package.
    public init(path: String, startsWithStarterBooks: Bool = true, remembersSearches: Bool = true) throws {
        do {
            try self.init(
                CatalogueFile.open(path),
                path: path,
                startsWithStarterBooks: startsWithStarterBooks,
                memory: remembersSearches ? SearchMemory() : nil
            )
        } catch {
            throw SQLiteBookError(path: path, error)
        }
    }

    /// Makes a catalogue in memory, which nothing outlives.
    ///
    /// - Throws: What GRDB throws.
    public static func inMemory(startsWithStarterBooks: Bool = true) throws -> SQLiteBookRepository {
        let path = "file:/books-\(UUID().uuidString)?vfs=memdb"
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try BookSchema.migrate(queue)
        return try SQLiteBookRepository(queue, path: path, startsWithStarterBooks: startsWithStarterBooks)
    }

    private init(
        _ database: any DatabaseWriter,
        path: String,
        startsWithStarterBooks: Bool,
        memory: SearchMemory? = nil
    ) throws {
        self.database = database
        self.memory = memory
        self.readers = ReaderPool(path: path, beside: database)
        try IndexRebuild.run(database)
        guard startsWithStarterBooks else { return }
        try database.write { db in
            guard try BookMeta.starterBooks.read(db) == nil else { return }
            let books = try StarterCatalogue.books()
            try BookWriter(db).save(books)
            try BookMeta.starterBooks.write(books.count, db)
        }
    }

    /// How many books there are.
    public func count() async throws -> Int {
        try await self.readers.read { db in
            var statement = try BoundStatement("SELECT COUNT(*) FROM edition", in: db)
            return try statement.first { $0.number(0) } ?? 0
        }
    }

    /// The books with these identities, in that order.
    public func books(_ ids: [BookID]) async throws -> [Book] {
        try await self.readers.read { db in try BookReader(db).books(ids) }
    }

    /// The same books as hits, each with the number of its other editions.
    public func hits(_ ids: [BookID]) async throws -> [BookHit] {
        try await self.readers.read { db in
            try BookReader(db).books(ids).map { try EditionSearch($0).hit(on: SQLiteBookIndex(db)) }
        }
    }

    /// The works that fit some words, the best first.
    public func search(_ words: SearchWords, limit: Int) async throws -> SearchResult {
        try await self.remembering(SearchMemory.Question(words: words, limit: limit, isSimilar: false)) {
            try await self.readers.read { db in try BookSearch(words, limit: limit).run(on: SQLiteBookIndex(db)) }
        }
    }

    /// The works whose titles or authors sound or look like some words.
    public func similar(to words: SearchWords, limit: Int) async throws -> [BookHit] {
        try await self.remembering(SearchMemory.Question(words: words, limit: limit, isSimilar: true)) {
            try await self.readers.read { db in
                SearchResult(hits: try SimilarSearch(words, limit: limit).run(on: SQLiteBookIndex(db)))
            }
        }
        .hits
    }

    private func remembering(
        _ question: SearchMemory.Question,
        _ search: () async throws -> SearchResult
    ) async throws -> SearchResult {
        guard let memory = self.memory else { return try await search() }
        return try await memory.result(of: question, at: self.readers.version(), search)
    }

    /// All editions of the same work, the best known first.
    public func editions(of book: Book) async throws -> [Book] {
        try await self.readers.read { db in try EditionSearch(book).run(on: SQLiteBookIndex(db)) }
    }

    /// The most popular works, the best known first.
    public func popular(limit: Int, offset: Int) async throws -> [BookHit] {
        try await self.readers.read { db in
            try PopularSearch(limit: limit, offset: offset).run(on: SQLiteBookIndex(db))
        }
    }

    /// Any book; `nil` only if there is none.
    public func random() async throws -> Book? {
        try await self.readers.read { db in
            let reader = BookReader(db)
            let last = try reader.lastRow()
            // Rows are never deleted, so that nearly every number is a book.
            return last > 0 ? try reader.books(after: Int.random(in: 0..<last), limit: 1).first?.book : nil
        }
    }

    /// Adds books, or replaces those that have the same identity, in one transaction.
    @discardableResult
    public func save(_ books: [Book]) async throws -> SaveCount {
        try await self.database.write { db in try BookWriter(db).save(books) }
    }
}
