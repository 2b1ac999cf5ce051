// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A search for readers who made a slip: works that sound alike first, then those that look alike.
package struct SimilarSearch {
    private let words: SearchWords
    private let limit: Int
    private let asked: [FoldedText]

    private static let candidateLimit = 300
    /// Terms in more books than this count as equally frequent: to count them exactly takes some stores long.
    package static let mostCounted = 4000

    package init(_ words: SearchWords, limit: Int) {
        self.words = words
        self.limit = limit
        let parts = words.parts.filter { $0.field != .publisher && $0.field != .translator }
        let whole = FoldedText(parts.map(\.text).joined(separator: " "))
        let chunks = parts.flatMap { part in
            part.folded.chunks.map { chunk in
                FoldedText(chunk.map { part.folded.string($0.range) }.joined(separator: " "))
            }
        }
        self.asked = [whole] + (chunks.count > 1 ? chunks : [])
    }

    /// Runs the search.
    package func run(on index: some BookIndex) throws -> [BookHit] {
        var works = try self.alike(on: index)
        works.sort { ($1.score, $0.best.row) < ($0.score, $1.best.row) }
        return try RankedWork.hits(works.prefix(self.limit), on: index)
    }

    private func alike(on index: some BookIndex) throws -> [RankedWork] {
        var entries: [IndexEntry] = []
        if let expression = self.soundExpression {
            entries += try index.entries(matching: expression, limit: Self.candidateLimit, latestFirst: false)
        }
        let sounding = Set(entries.map(\.row))
        if let expression = try self.lookExpression(on: index) {
            entries += try index.entries(matching: expression, limit: Self.candidateLimit, latestFirst: false)
        }
        var seen: Set<Int> = []
        var places: [EntryKeys.WorkID: Int] = [:]
        var works: [RankedWork] = []
        let likeness = Likeness(self.asked)
        for entry in entries where seen.insert(entry.row).inserted {
            let mayBeSound = sounding.contains(entry.row)
            guard let (match, degree) = likeness.of(entry.keys, mayBeSound: mayBeSound) else { continue }
            let score = 100 * degree + entry.weight + Ranking.novelty(of: entry.year)
            let work = entry.keys.workID
            if let place = places[work] {
                works[place].editions += 1
            } else {
                places[work] = works.count
                works.append(RankedWork(best: entry, match: match, score: score, editions: 1))
            }
        }
        return works
    }

    /// The words read aloud: 浪朝之巅 and 浪潮之巅 are both langchaozhidian.
    private var soundExpression: TermExpression? {
        let spoken = self.asked.map { text in
            TermExpression.any(Pinyin.readings(of: text).map { .phrase([$0.full], field: .pinyin) })
        }
        return TermExpression.any(spoken).simplified
    }

    /// The rarest terms of the words, which find a title with a slip elsewhere.
    private func lookExpression(on index: some BookIndex) throws -> TermExpression? {
        let terms = Set(self.asked.flatMap { TextAnalysis.terms(of: $0) })
        let known = try index.frequencies(of: terms).mapValues { min($0, Self.mostCounted) }
        let rarest = known.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(6)
        var expressions = rarest.map { TermExpression.phrase([$0.key]) }
        for text in self.asked.prefix(1) {
            for run in text.runs where !run.isHan && run.range.count >= 4 && known[text.string(run.range)] == nil {
                let beginning = text.string(run.range.prefix(2))
                expressions.append(.phrase([beginning], isPrefix: true))
            }
            // Too short for a pair to be left: any title or author with one of the characters.
            for run in text.runs where run.isHan && run.range.count <= 3 {
                for place in run.range {
                    let character = text.string(place..<place + 1)
                    expressions.append(.phrase([character], field: .title, isPrefix: true))
                    expressions.append(.phrase([character], field: .authors, isPrefix: true))
                }
            }
        }
        return TermExpression.any(expressions).simplified
    }
}
