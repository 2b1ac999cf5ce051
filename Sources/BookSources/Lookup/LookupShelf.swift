// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Foundation
import Logging

/// Keeps what sources brought in the local catalogue, with its day.
///
/// One answer after another, so that of two answers about the same book neither undoes what the other has just added.
actor LookupShelf {
    /// How old a record may be before its source is asked again.
    private static let freshness: TimeInterval = 30 * 86_400

    private let repository: any BookRepository
    private let limit: Int
    private let logger: Logger
    private let date: @Sendable () -> Date
    private var added = 0
    private var turnstile = Turnstile(places: 1, seats: .max)

    /// - Parameters:
    ///   - repository: The catalogue.
    ///   - limit: The most books that are added to it.
    ///   - logger: Where it is said that books couldn't be kept.
    ///   - date: The time of day.
    init(
        _ repository: any BookRepository,
        limit: Int,
        logger: Logger,
        date: @escaping @Sendable () -> Date
    ) {
        self.repository = repository
        self.limit = limit
        self.logger = logger
        self.date = date
    }

    /// The day before which a record is stale.
    nonisolated var oldest: PublicationDate? { Self.day(self.date().addingTimeInterval(-Self.freshness)) }

    /// Keeps books, and returns them as they stand in the catalogue now.
    ///
    /// Where the catalogue can't be written, or is full, the books are as good, only for this once.
    func keep(_ books: [Book]) async -> [Book] {
        guard !books.isEmpty else { return [] }
        if !self.turnstile.enter() { await withCheckedContinuation { self.turnstile.wait($0) } }
        defer { self.turnstile.leave() }
        let fetched = books.map(self.dated)
        do {
            let old = try await self.repository.books(fetched.map(\.id))
            let byID = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            let kept = fetched.map { BookMerge.kept($0, beside: byID[$0.id]) }
            let changed = kept.filter { $0 != byID[$0.id] }
            guard !changed.isEmpty, self.added < self.limit else { return kept }
            let count = try await self.repository.save(changed)
            self.added += count.added
            return kept
        } catch {
            self.logger.warning(
                "books from a source couldn't be kept",
                metadata: ["count": "\(books.count)", "error": "\(type(of: error))"]
            )
            return fetched
        }
    }

    private func dated(_ book: Book) -> Book {
        var book = book
        let today = Self.day(self.date())
        book.origin.date = today
        if let rating = book.rating, rating.date == nil { book.rating?.date = today.map { String($0.year) } }
        return book
    }

    private static func day(_ date: Date) -> PublicationDate? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone.gmt
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        return PublicationDate(
            [parts.year, parts.month, parts.day].compactMap { $0.map(String.init) }.joined(separator: "-")
        )
    }
}
