// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog
import GRDB

/// A catalogue in SQLite: one writer beside many readers, an FTS5 index that keeps no texts of its own.
///
/// It has a file of its own: what is written into a file has every reader of it look at the disk again, and a busy
/// desk writes all the time.
public struct SQLiteBookRepository: BookRepository {
    let database: any DatabaseWriter

    /// Opens the catalogue in a database that is already open, creating or migrating its tables.
    ///
    /// On the first start the starter catalogue is loaded. When ``TextAnalysis/version`` has changed since the last
    /// start, the index is built anew, which takes about 20 s for a million books.
    ///
    /// - Parameters:
    ///   - database: A `DatabasePool` for a file, or a `DatabaseQueue`.
    ///   - startsWithStarterBooks: Whether a catalogue that is created now begins with ``StarterCatalogue``.
    /// - Throws: ``SQLiteBookError/newerSchema(_:)`` if a newer version of this package has written the catalogue, and
    ///   what GRDB throws.
    init(_ database: any DatabaseWriter, startsWithStarterBooks: Bool = true) throws {
        try BookSchema.migrate(database)
        self.init(migrated: database)
        try database.write { db in
            if try BookMeta.analysisVersion.read(db) != TextAnalysis.version { try BookWriter(db).rebuildIndex() }
            guard startsWithStarterBooks, try BookMeta.starterBooks.read(db) == nil else { return }
            let books = try StarterCatalogue.books()
            try BookWriter(db).save(books)
            try BookMeta.starterBooks.write(books.count, db)
        }
    }

    /// Takes a database that has the newest tables.
    init(migrated database: any DatabaseWriter) { self.database = database }

    /// Opens the catalogue in a file, which is created if there is none, for its owner alone.
    ///
    /// On the first start the starter catalogue is loaded. When ``TextAnalysis/version`` has changed since the last
    /// start, the index is built anew, which takes about 20 s for a million books.
    ///
    /// - Parameters:
    ///   - path: Where the file is.
    ///   - startsWithStarterBooks: Whether a catalogue that is created now begins with ``StarterCatalogue``.
    /// - Throws: ``SQLiteBookError`` if the file can't be used, is another program's, or was written by a newer version
    ///   of this package.
    public init(path: String, startsWithStarterBooks: Bool = true) throws {
        let pool = try CatalogueFile.open(path)
        do {
            try self.init(pool, startsWithStarterBooks: startsWithStarterBooks)
        } catch {
            throw SQLiteBookError(path: path, error)
        }
    }

    /// Makes a catalogue in memory, which nothing outlives.
    ///
    /// - Throws: What GRDB throws.
    public static func inMemory(startsWithStarterBooks: Bool = true) throws -> SQLiteBookRepository {
        try SQLiteBookRepository(DatabaseQueue(), startsWithStarterBooks: startsWithStarterBooks)
    }

    /// How many books there are.
    public func count() async throws -> Int {
        try await self.read { db in try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM book") ?? 0 }
    }

    /// The books with these identities, in that order.
    public func books(_ ids: [BookID]) async throws -> [Book] {
        try await self.read { db in try BookReader(db).books(ids) }
    }

    /// The same books as hits, each with the number of its other editions.
    public func hits(_ ids: [BookID]) async throws -> [BookHit] {
        try await self.read { db in
            try BookReader(db).books(ids).map { try EditionSearch($0).hit(on: SQLiteBookIndex(db)) }
        }
    }

    /// The works that fit some words, the best first.
    public func search(_ words: SearchWords, limit: Int) async throws -> SearchResult {
        try await self.read { db in try BookSearch(words, limit: limit).run(on: SQLiteBookIndex(db)) }
    }

    /// The works whose titles or authors sound or look like some words.
    public func similar(to words: SearchWords, limit: Int) async throws -> [BookHit] {
        try await self.read { db in try SimilarSearch(words, limit: limit).run(on: SQLiteBookIndex(db)) }
    }

    /// All editions of the same work, the best known first.
    public func editions(of book: Book) async throws -> [Book] {
        try await self.read { db in try EditionSearch(book).run(on: SQLiteBookIndex(db)) }
    }

    /// The most popular works, the best known first.
    public func popular(limit: Int, offset: Int) async throws -> [BookHit] {
        try await self.read { db in
            try PopularSearch(limit: limit, offset: offset).run(on: SQLiteBookIndex(db))
        }
    }

    /// Any book; `nil` only if there is none.
    public func random() async throws -> Book? {
        try await self.read { db in
            guard let last = try Int.fetchOne(db, sql: "SELECT MAX(id) FROM book"), last > 0 else { return nil }
            // Rows are never deleted, so that nearly every number is a book.
            return try BookReader(db).book(atOrAfter: Int.random(in: 1...last))
        }
    }

    /// Adds books, or replaces those that have the same identity, in one transaction.
    @discardableResult
    public func save(_ books: [Book]) async throws -> SaveCount {
        try await self.database.write { db in try BookWriter(db).save(books) }
    }

    /// One consistent look at the catalogue.
    ///
    /// Not GRDB's `read`: on a `DatabaseQueue` that turns `PRAGMA query_only` on and off, at which SQLite prepares
    /// every statement anew, and on a `DatabasePool` it asks for the version of the schema each time.
    private func read<Found: Sendable>(_ look: @Sendable (Database) throws -> Found) async throws -> Found {
        try await self.database.unsafeRead { db in
            try db.beginTransaction(.deferred)
            // A cancelled task may not commit on a writer, and there is nothing to commit.
            defer { try? db.rollback() }
            return try look(db)
        }
    }
}
