// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Answers what a reader sends: a title, an author, an ISBN, or several of them.
///
/// ```swift
/// let finder = BookFinder(repository: repository)
/// switch try await finder.find("余华 活着") {
/// case .book(let hit): …
/// ```
public struct BookFinder: Sendable {
    /// The catalogue that is asked.
    public let repository: any BookRepository
    /// The most works in one answer.
    public let limit: Int

    /// Makes a finder over a catalogue.
    public init(repository: any BookRepository, limit: Int = 50) {
        self.repository = repository
        self.limit = limit
    }

    /// Finds what a text asks for.
    ///
    /// - Throws: What the repository throws.
    public func find(_ text: String) async throws -> BookAnswer {
        switch BookQuery(text) {
        case .isbn(let isbn): try await self.find(isbn)
        case .damagedISBN(let typed, let problem): try await self.repair(typed, problem)
        case .words(let words): try await self.find(words)
        case .nothing: .nothingAsked
        }
    }

    /// Finds the book with an ISBN; when there is none, tells the books whose ISBN is one swap of digits away.
    public func find(_ isbn: ISBN) async throws -> BookAnswer {
        if let hit = try await self.repository.hits([.isbn(isbn)]).first { return .book(hit) }
        let near = try await self.hits(isbn.repairs)
        return .notFound(NotFound(asked: isbn.hyphenated, isbn: isbn, tried: [.isbn], near: near))
    }

    private func repair(_ typed: String, _ problem: ISBN.Problem) async throws -> BookAnswer {
        if problem == .wrongCheckDigit {
            let hits = try await self.hits(ISBN.repairs(of: typed))
            if !hits.isEmpty { return .repaired(hits, typed: typed) }
        }
        let result = try await self.repository.search(SearchWords(typed), limit: self.limit)
        return result.hits.isEmpty ? .notISBN(problem, typed: typed) : Self.answer(result)
    }

    private func find(_ words: SearchWords) async throws -> BookAnswer {
        let result = try await self.repository.search(words, limit: self.limit)
        guard result.hits.isEmpty else { return Self.answer(result) }
        let near = try await self.repository.similar(to: words, limit: 5)
        return .notFound(NotFound(asked: words.text, tried: words.attempts, near: near))
    }

    private static func answer(_ result: SearchResult) -> BookAnswer {
        if let hit = result.hits.first, result.hits.count == 1, !result.hasMore { return .book(hit) }
        if let author = result.author { return .author(author, result.hits, hasMore: result.hasMore) }
        return .list(result.hits, hasMore: result.hasMore)
    }

    /// The books with these ISBNs, the best known first.
    private func hits(_ isbns: [ISBN]) async throws -> [BookHit] {
        try await self.repository.hits(isbns.map(BookID.isbn)).sorted { $0.book.weight > $1.book.weight }
    }
}
