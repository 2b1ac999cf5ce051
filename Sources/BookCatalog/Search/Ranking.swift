// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How well a book fits some words.
struct Ranking {
    private let words: SearchWords
    /// What was asked for as a whole, and cut in two at each space.
    private let whole: String
    private let splits: [(String, String)]
    private let titles: [String]
    private let authors: [String]
    /// Whether the words may be pinyin, so that candidates have to be read aloud.
    let isSpoken: Bool

    /// - Parameters:
    ///   - words: What was asked for.
    ///   - isSpoken: Whether the words may be how something is read aloud.
    init(_ words: SearchWords, isSpoken: Bool) {
        self.words = words
        let plain = words.parts.filter { $0.field == .any || $0.field == .title }
        self.whole = plain.map(\.key).joined()
        self.titles = words.parts(.title).map(\.key)
        self.authors = words.parts(.author).map(\.key)
        self.isSpoken = isSpoken
        self.splits = Self.splits(of: words)
    }

    /// Why the book fits; an index finds only books for which there is some reason.
    func match(_ keys: EntryKeys) -> BookMatch {
        let fitsAuthor = self.authors.isEmpty || self.authors.allSatisfy(keys.isByAuthor)
        if self.words.parts.count > 1 || !self.splits.isEmpty, self.isTitleAndAuthor(keys) { return .titleAndAuthor }
        if !self.whole.isEmpty, fitsAuthor, let match = self.titleMatch(self.whole, keys) { return match }
        if self.whole.isEmpty, !self.authors.isEmpty {
            if fitsAuthor { return .author }
            if self.isSpoken, self.authors.allSatisfy(keys.isByAuthorSpoken) { return .authorPinyin }
        }
        if self.authors.isEmpty, keys.isByAuthor(self.whole) { return .author }
        if self.isSpoken, let match = self.spokenMatch(keys) { return match }
        if !self.whole.isEmpty, keys.title.holds(self.whole) { return .withinTitle }
        let text = keys.title + (keys.subtitle ?? "") + keys.authors.joined()
        return self.words.parts.allSatisfy { part in
            part.folded.runs.allSatisfy { text.holds(part.folded.string($0.range)) }
        } ? .words : .details
    }

    /// The place of a book among all: exact title 100, its beginning 60, author 50 … plus popularity.
    func score(_ match: BookMatch, _ keys: EntryKeys) -> Double {
        let base: Double =
            switch match {
            case .isbn: 200
            case .titleAndAuthor: 140
            case .title: 100
            case .titlePrefix: 60
            case .author: 50
            case .pinyin: 70
            case .authorPinyin: 50
            case .initials: 40
            case .withinTitle: 30
            case .words: 20
            case .details, .similarSound, .similarTitle: 10
            }
        let isExactEdition = keys.title == self.whole
        return base + keys.entry.weight + (isExactEdition ? 3 : 0) + Self.novelty(of: keys.entry.year)
    }

    /// The author's name in the catalogue's spelling, if the words are it.
    func askedAuthor(_ keys: EntryKeys) -> String? {
        let asked = self.authors.first ?? self.whole
        let index =
            keys.authors.indices.first { keys.authors[$0] == asked || keys.surnames[$0] == asked }
            ?? (self.isSpoken ? keys.authorIndex(spoken: asked) : nil)
        return index.map { keys.entry.authors[$0] }
    }

    /// A little for younger editions, so that they stand for their work when nothing else decides.
    static func novelty(of year: Int?) -> Double {
        guard let year else { return -1 }
        return Double(min(max(year, 1980), 2030) - 2005) / 25
    }

    private func isTitleAndAuthor(_ keys: EntryKeys) -> Bool {
        let others = self.words.parts(.any).map(\.key)
        if !self.titles.isEmpty {
            return self.titles.allSatisfy(keys.isTitled) && !(self.authors + others).isEmpty
                && (self.authors + others).allSatisfy(keys.isByAuthor)
        }
        if !self.authors.isEmpty { return keys.isTitled(self.whole) && self.authors.allSatisfy(keys.isByAuthor) }
        return self.splits.contains { head, tail in
            keys.isTitled(head) && keys.isByAuthor(tail) || keys.isTitled(tail) && keys.isByAuthor(head)
        }
    }

    private func titleMatch(_ key: String, _ keys: EntryKeys) -> BookMatch? {
        if keys.isTitled(key) { return .title }
        if keys.title.hasPrefix(key) { return .titlePrefix }
        return nil
    }

    private func spokenMatch(_ keys: EntryKeys) -> BookMatch? {
        let key = self.whole
        guard !key.isEmpty, self.authors.isEmpty else { return nil }
        let readings = keys.titleReadings
        if readings.contains(where: { $0.full == key }) { return .pinyin }
        if keys.isByAuthorSpoken(key) { return .authorPinyin }
        if readings.contains(where: { $0.initials == key }) { return .initials }
        return nil
    }

    /// `余华 活着` as (余华, 活着); with three words as (a, bc) and (ab, c).
    private static func splits(of words: SearchWords) -> [(String, String)] {
        guard words.parts.count == 1, let part = words.parts.first, part.field == .any else { return [] }
        let chunks = part.folded.chunks
        guard chunks.count > 1, chunks.count <= 8 else { return [] }
        return chunks.indices.dropFirst()
            .compactMap { index in
                guard let cut = chunks[index].first?.range.lowerBound else { return nil }
                return (part.folded.string(0..<cut), part.folded.string(cut..<part.folded.scalars.count))
            }
    }
}
