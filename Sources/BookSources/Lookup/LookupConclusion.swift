// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// Makes one answer of what the catalogue said and what the sources brought.
struct LookupConclusion: Sendable {
    /// What the catalogue said before.
    let local: BookAnswer
    let repository: any BookRepository
    /// Asks the catalogue again.
    let look: @Sendable () async throws -> BookAnswer

    /// The answer after the sources were asked.
    func draw(from result: SourceRound.Result) async throws -> BookFinding {
        guard !result.books.isEmpty else { return self.silence(of: result.silent) }
        let answer = try await self.look()
        if self.hasBooks(answer), answer != self.local || LookupQuestion.isExact(answer) { return BookFinding(answer) }
        // The catalogue doesn't see why these fit, but the source does.
        let hits = try await self.repository.hits(result.books.map(\.id))
        let known = Set(hits.map(\.book.id))
        let others = result.books.filter { !known.contains($0.id) }.map { BookHit(book: $0, match: .words) }
        let all = hits + others
        if let hit = all.first, all.count == 1 { return BookFinding(.book(hit)) }
        return BookFinding(.list(all, hasMore: false))
    }

    /// The catalogue's own answer, where no source has a better one; it says which of them had none at all.
    func silence(of sources: [String]) -> BookFinding {
        BookFinding(self.local, silent: sources, stale: sources.isEmpty ? nil : self.staleDay)
    }

    /// The catalogue's own answer, while sources are being asked.
    func patience(with sources: [String], later: @escaping @Sendable () async throws -> BookFinding?) -> BookFinding {
        BookFinding(self.local, stale: self.staleDay, pending: sources, later: later)
    }

    /// A record is asked for by its ISBN though it is there: it ought to be renewed.
    private var staleDay: PublicationDate? {
        if case .book(let hit) = self.local, hit.match == .isbn { hit.book.origin.date } else { nil }
    }

    private func hasBooks(_ answer: BookAnswer) -> Bool {
        switch answer {
        case .book, .list, .author, .repaired: true
        case .notISBN, .notFound, .nothingAsked: false
        }
    }
}
