// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How well a book fits some words.
struct Ranking {
    private let words: SearchWords
    /// What was asked for as a whole, and cut in two at each space.
    private let whole: String
    private let wholeKey: [UInt8]
    private let splits: [(head: [UInt8], tail: [UInt8])]
    private let titles: [[UInt8]]
    private let authors: [[UInt8]]
    private let spokenAuthors: [String]
    /// What was named neither title nor author.
    private let others: [[UInt8]]
    /// Each word of each part.
    private let runs: [[UInt8]]
    /// Whether the words may be pinyin, so that candidates have to be read aloud.
    let isSpoken: Bool

    /// - Parameters:
    ///   - words: What was asked for.
    ///   - isSpoken: Whether the words may be how something is read aloud.
    init(_ words: SearchWords, isSpoken: Bool) {
        self.words = words
        let plain = words.parts.filter { $0.field == .any || $0.field == .title }
        self.whole = plain.map(\.key).joined()
        self.wholeKey = Array(self.whole.utf8)
        self.titles = words.parts(.title).map { Array($0.key.utf8) }
        self.spokenAuthors = words.parts(.author).map(\.key)
        self.authors = self.spokenAuthors.map { Array($0.utf8) }
        self.others = words.parts(.any).map { Array($0.key.utf8) }
        self.runs = words.parts.flatMap { part in part.folded.runs.map { Array(part.folded.string($0.range).utf8) } }
        self.isSpoken = isSpoken
        self.splits = Self.splits(of: words)
    }

    /// Why the book fits; an index finds only books for which there is some reason.
    func match(_ keys: EntryKeys) -> BookMatch {
        let fitsAuthor = self.authors.isEmpty || self.authors.allSatisfy(keys.isByAuthor)
        if self.words.parts.count > 1 || !self.splits.isEmpty, self.isTitleAndAuthor(keys) { return .titleAndAuthor }
        if !self.whole.isEmpty, fitsAuthor, let match = self.titleMatch(keys) { return match }
        if self.whole.isEmpty, !self.authors.isEmpty {
            if fitsAuthor { return .author }
            if self.isSpoken, self.spokenAuthors.allSatisfy({ keys.authorIndex(spoken: $0) != nil }) {
                return .authorPinyin
            }
        }
        if self.authors.isEmpty, keys.isByAuthor(self.wholeKey) { return .author }
        if self.isSpoken, let match = self.spokenMatch(keys) { return match }
        if !self.whole.isEmpty, keys.titleHolds(self.wholeKey) { return .withinTitle }
        return self.runs.allSatisfy(keys.hold) ? .words : .details
    }

    /// The place of a book among all: exact title 100, its beginning 60, author 50 … plus popularity.
    func score(_ match: BookMatch, _ entry: IndexEntry) -> Double {
        self.explanation(match, entry).total
    }

    /// What the place of a book is made of.
    func explanation(_ match: BookMatch, _ entry: IndexEntry) -> SearchScore {
        SearchScore(
            match: match.points,
            popularity: entry.weight,
            exactEdition: entry.keys.isWholeTitle(self.wholeKey) ? 3 : 0,
            novelty: Self.novelty(of: entry.year)
        )
    }

    /// The author's name in the catalogue's spelling, if the words are it.
    func askedAuthor(_ entry: IndexEntry) -> String? {
        let index =
            entry.keys.authorIndex(of: self.authors.first ?? self.wholeKey)
            ?? (self.isSpoken ? entry.keys.authorIndex(spoken: self.spokenAuthors.first ?? self.whole) : nil)
        return index.flatMap(entry.author)
    }

    /// A little for younger editions, so that they stand for their work when nothing else decides.
    static func novelty(of year: Int?) -> Double {
        guard let year else { return -1 }
        return Double(min(max(year, 1980), 2030) - 2005) / 25
    }

    private func isTitleAndAuthor(_ keys: EntryKeys) -> Bool {
        if !self.titles.isEmpty {
            return self.titles.allSatisfy(keys.isTitled) && !(self.authors.isEmpty && self.others.isEmpty)
                && self.authors.allSatisfy(keys.isByAuthor) && self.others.allSatisfy(keys.isByAuthor)
        }
        if !self.authors.isEmpty { return keys.isTitled(self.wholeKey) && self.authors.allSatisfy(keys.isByAuthor) }
        return self.splits.contains { head, tail in
            keys.isTitled(head) && keys.isByAuthor(tail) || keys.isTitled(tail) && keys.isByAuthor(head)
        }
    }

    private func titleMatch(_ keys: EntryKeys) -> BookMatch? {
        if keys.isTitled(self.wholeKey) { return .title }
        if keys.titleBegins(with: self.wholeKey) { return .titlePrefix }
        return nil
    }

    private func spokenMatch(_ keys: EntryKeys) -> BookMatch? {
        let key = self.whole
        guard !key.isEmpty, self.authors.isEmpty else { return nil }
        let readings = keys.titleReadings
        if readings.contains(where: { $0.full == key }) { return .pinyin }
        if keys.authorIndex(spoken: key) != nil { return .authorPinyin }
        if readings.contains(where: { $0.initials == key }) { return .initials }
        return nil
    }

    /// `余华 活着` as (余华, 活着); with three words as (a, bc) and (ab, c).
    private static func splits(of words: SearchWords) -> [(head: [UInt8], tail: [UInt8])] {
        guard words.parts.count == 1, let part = words.parts.first, part.field == .any else { return [] }
        let chunks = part.folded.chunks
        guard chunks.count > 1, chunks.count <= 8 else { return [] }
        return chunks.indices.dropFirst()
            .compactMap { index in
                guard let cut = chunks[index].first?.range.lowerBound else { return nil }
                let (head, tail) = (part.folded.string(0..<cut), part.folded.string(cut..<part.folded.scalars.count))
                return (Array(head.utf8), Array(tail.utf8))
            }
    }
}
