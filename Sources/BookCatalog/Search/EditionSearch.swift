// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Finds all editions of a work.
package struct EditionSearch {
    private let book: Book

    package init(_ book: Book) {
        self.book = book
    }

    /// Runs the search; the best known edition comes first.
    package func run(on index: some BookIndex) throws -> [Book] {
        let entries = try self.entries(on: index).sorted { ($1.rank, $0.row) < ($0.rank, $1.row) }
        return try index.books(rows: entries.map(\.row))
    }

    /// The book itself, with the number of its other editions.
    package func hit(on index: some BookIndex) throws -> BookHit {
        let others = try self.entries(on: index).count - 1
        return BookHit(book: self.book, otherEditions: max(0, others), match: .isbn)
    }

    private func entries(on index: some BookIndex) throws -> [IndexEntry] {
        let keys = EntryKeys(self.book)
        let work = keys.workID
        return try index.entries(titleKey: keys.workKey, limit: 1000).filter { $0.keys.workID == work }
    }
}

extension IndexEntry {
    fileprivate var rank: Double { self.weight + Ranking.novelty(of: self.year) }
}
