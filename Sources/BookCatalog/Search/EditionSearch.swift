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
        let work = EntryKeys(IndexEntry(self.book, row: 0), withReadings: false).workID
        return try index.entries(titleKey: work.title, limit: 1000)
            .filter { EntryKeys($0, withReadings: false).workID == work }
    }
}

extension IndexEntry {
    package init(_ book: Book, row: Int) {
        self.init(
            row: row,
            title: book.title,
            workKey: TitleKey.work(book.title),
            subtitle: book.subtitle,
            authors: book.authors,
            year: book.published?.year,
            weight: book.weight
        )
    }

    fileprivate var rank: Double { self.weight + Ranking.novelty(of: self.year) }
}
