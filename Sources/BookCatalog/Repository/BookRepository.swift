// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A catalogue of books that can be searched and added to.
///
/// Every implementation finds the same books in the same order, since analysis and ranking are this module's
/// (`BookSearch`) and an implementation only keeps books and an index of their terms. Books that fit equally well stand
/// in the order in which they were first saved.
public protocol BookRepository: Sendable {
    /// How many books there are.
    func count() async throws -> Int

    /// The books with these identities, in that order; those that aren't there are left out.
    func books(_ ids: [BookID]) async throws -> [Book]

    /// The same books as hits, each with the number of its other editions: what a card shows.
    func hits(_ ids: [BookID]) async throws -> [BookHit]

    /// The works that fit some words, the best first.
    ///
    /// - Parameters:
    ///   - words: What is looked for.
    ///   - limit: The most works to return.
    /// - Returns: The works, and what is known beyond them.
    /// - Throws: An error of the store.
    func search(_ words: SearchWords, limit: Int) async throws -> SearchResult

    /// The works whose titles or authors sound or look like some words, for readers who made a slip.
    ///
    /// - Parameters:
    ///   - words: What was written.
    ///   - limit: The most works to return.
    /// - Returns: The works, the nearest first; works that fit the words exactly may be among them.
    /// - Throws: An error of the store.
    func similar(to words: SearchWords, limit: Int) async throws -> [BookHit]

    /// All editions of the same work, the given one included if it is in the catalogue, the best known first.
    func editions(of book: Book) async throws -> [Book]

    /// The most popular works, the best known first.
    ///
    /// - Parameters:
    ///   - limit: The most works to return.
    ///   - offset: How many to pass over.
    /// - Returns: The works.
    /// - Throws: An error of the store.
    func popular(limit: Int, offset: Int) async throws -> [BookHit]

    /// Any book, each as likely as the others; `nil` only if there is none.
    func random() async throws -> Book?

    /// Adds books, or replaces those that have the same identity, all or none of them.
    ///
    /// Authors, translators and tags are lines: a line end within one is saved as a space.
    ///
    /// - Returns: How many were new, and how many replaced.
    /// - Throws: An error of the store; then none of the books was saved.
    @discardableResult
    func save(_ books: [Book]) async throws -> SaveCount
}

extension BookRepository {
    /// The book with an ISBN.
    public func book(isbn: ISBN) async throws -> Book? {
        try await self.books([.isbn(isbn)]).first
    }

    /// The book with an identity.
    public func book(_ id: BookID) async throws -> Book? {
        try await self.books([id]).first
    }

    /// The most popular works, the best known first.
    public func popular(limit: Int) async throws -> [BookHit] {
        try await self.popular(limit: limit, offset: 0)
    }
}
