// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog
public import Logging
import Synchronization

/// Answers what a reader sends from the local catalogue, and where that has no answer from the sources, in their order.
///
/// ```swift
/// let lookup = BookLookup(finder: BookFinder(repository: books), sources: sources, logger: logger)
/// let finding = try await lookup.find("9787121139512", by: context.deadline - .milliseconds(300))
/// ```
///
/// Of many who ask the same only one question goes out. What the sources bring is kept in the catalogue, and the catalogue
/// then answers, so that ranking and manners are the same. Sources should each have a ``GuardedSource`` before them.
public final class BookLookup: Sendable {
    /// The local catalogue.
    public let finder: BookFinder

    /// How long an answer of the sources that the catalogue can't give by itself is remembered.
    private static let memory = Duration.seconds(3600)

    private let sources: [any BookSource]
    private let shelf: LookupShelf
    private let time: SourceTime
    private let work = SharedWork<LookupQuestion, SourceRound.Result>(limit: 256)
    private let answers = Mutex(ExpiringCache<LookupQuestion, SourceRound.Result>(capacity: 2000))

    /// Creates a lookup.
    ///
    /// - Parameters:
    ///   - finder: The local catalogue, which is asked first and keeps what is found.
    ///   - sources: Where else to look, in this order; without any the catalogue answers alone.
    ///   - limit: The most books of sources that are added to the catalogue, for one that is kept in memory.
    ///   - logger: Where it is said that books couldn't be kept.
    ///   - time: The clocks.
    public init(
        finder: BookFinder,
        sources: [any BookSource] = [],
        keeping limit: Int = .max,
        logger: Logger,
        time: SourceTime = .system
    ) {
        self.finder = finder
        self.sources = sources
        self.time = time
        self.shelf = LookupShelf(finder.repository, limit: limit, logger: logger, date: time.date)
    }

    /// Finds what a text asks for.
    ///
    /// - Parameters:
    ///   - text: What a reader sent.
    ///   - deadline: When an answer is needed; sources that take longer are heard by ``BookFinding/later``.
    /// - Returns: The best answer there is by then.
    /// - Throws: What the catalogue throws.
    public func find(_ text: String, by deadline: ContinuousClock.Instant) async throws -> BookFinding {
        let finder = self.finder
        guard !self.sources.isEmpty else { return BookFinding(try await finder.find(text)) }
        return try await self.find(BookQuery(text), by: deadline) { try await finder.find(text) }
    }

    /// Finds the book with an ISBN.
    ///
    /// - Parameters:
    ///   - isbn: The ISBN.
    ///   - deadline: When an answer is needed.
    /// - Returns: The best answer there is by then.
    /// - Throws: What the catalogue throws.
    public func find(_ isbn: ISBN, by deadline: ContinuousClock.Instant) async throws -> BookFinding {
        let finder = self.finder
        return try await self.find(.isbn(isbn), by: deadline) { try await finder.find(isbn) }
    }

    /// Asks the sources nothing more, and waits until what they are being asked is kept; the catalogue still answers.
    public func close() async { await self.work.close() }

    private func find(
        _ query: BookQuery,
        by deadline: ContinuousClock.Instant,
        locally look: @escaping @Sendable () async throws -> BookAnswer
    ) async throws -> BookFinding {
        let local = try await look()
        guard !self.sources.isEmpty, let question = LookupQuestion(query, after: local, oldest: self.shelf.oldest)
        else {
            return BookFinding(local)
        }
        let conclusion = LookupConclusion(local: local, repository: self.finder.repository, look: look)
        let now = self.time.now()
        if let known = self.answers.withLock({ $0.value(for: question, at: now) }) {
            return try await conclusion.draw(from: known)
        }
        let titles = self.sources.map(\.title)
        guard let promised = self.work.join(question, { await self.ask(question) }) else {
            return conclusion.silence(of: titles)
        }
        if let result = await promised.value(within: deadline - now, clock: self.time.clock) {
            return try await conclusion.draw(from: result)
        }
        return conclusion.patience(with: titles) {
            guard let result = await promised.value(), !result.books.isEmpty else { return nil }
            return try await conclusion.draw(from: result)
        }
    }

    private func ask(_ question: LookupQuestion) async -> SourceRound.Result {
        var result = await SourceRound(sources: self.sources).ask(question)
        result.books = await self.shelf.keep(result.books)
        // What a source couldn't say is asked again; its guard knows when.
        if result.silent.isEmpty {
            let end = self.time.now() + Self.memory
            let answer = result
            self.answers.withLock { $0.insert(answer, for: question, until: end) }
        }
        return result
    }
}
