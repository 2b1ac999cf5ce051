// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A work among the candidates of a search: its best edition, and how many there are.
struct RankedWork {
    var best: IndexEntry
    var match: BookMatch
    var score: Double
    var editions: Int
    /// The author's name as the catalogue spells it, if the words are a name of one of the authors.
    var askedAuthor: String?

    var isByAskedAuthor: Bool { self.askedAuthor != nil }

    /// Ranks candidates and folds editions; the order of rows decides between equals.
    static func rank(_ entries: [IndexEntry], by ranking: Ranking) -> [RankedWork] {
        var seen: Set<Int> = []
        var places: [EntryKeys.WorkID: Int] = [:]
        var works: [RankedWork] = []
        for entry in entries where seen.insert(entry.row).inserted {
            let match = ranking.match(entry.keys)
            let score = ranking.score(match, entry)
            let work = entry.keys.workID
            if let place = places[work] {
                works[place].merge(entry, match, score)
            } else {
                places[work] = works.count
                works.append(
                    RankedWork(
                        best: entry,
                        match: match,
                        score: score,
                        editions: 1,
                        askedAuthor: ranking.askedAuthor(entry)
                    )
                )
            }
        }
        return works.sorted { ($1.score, $0.best.row) < ($0.score, $1.best.row) }
    }

    private mutating func merge(_ entry: IndexEntry, _ match: BookMatch, _ score: Double) {
        self.editions += 1
        guard (score, self.best.row) > (self.score, entry.row) else { return }
        self.best = entry
        self.match = match
        self.score = score
    }

    static func hits(_ works: some Collection<RankedWork>, on index: some BookIndex) throws -> [BookHit] {
        zip(try index.books(rows: works.map(\.best.row)), works)
            .map { book, work in
                BookHit(book: book, otherEditions: work.editions - 1, match: work.match)
            }
    }
}
