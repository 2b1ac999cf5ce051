// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Looks for titles and authors that stand within a sentence: `请问有活着吗`, `刘慈欣的三体`, `活着 pdf`.
///
/// Only whole titles and whole names count, the longest first, each looked up by its key.
struct ContainedNames {
    private let words: SearchWords
    private let text: FoldedText
    /// For each place of the text, its run.
    private let runOfPlace: [Int]

    /// Nobody writes a longer sentence around a title.
    private static let longest = 48
    private static let longestName = 24
    private static let longestAuthor = 12
    private static let mostLookups = 40

    init(_ words: SearchWords) {
        self.words = words
        let plain = words.parts.filter { $0.field != .publisher && $0.field != .translator }
        let text = FoldedText(plain.map(\.text).joined(separator: " "))
        self.text = text
        self.runOfPlace = text.runs.enumerated().flatMap { index, run in run.range.map { _ in index } }
    }

    /// The words that are left when everything but a known title and a known author is put aside; `nil` if there are
    /// none.
    func found(on index: some BookIndex) throws -> [SearchWords] {
        guard (2...Self.longest).contains(self.text.scalars.count) else { return [] }
        let candidates = try self.candidates(on: index)
        let authors = try self.authors(among: candidates, on: index)
        var title: Range<Int>?
        var author: Range<Int>?
        for range in candidates {
            if title == nil, !(author?.overlaps(range) ?? false), try self.isTitle(range, on: index) {
                title = range
            } else if author == nil, !(title?.overlaps(range) ?? false),
                try authors.contains(self.text.string(range)) || self.isSpokenAuthor(range, on: index)
            {
                author = range
            }
            if title != nil, author != nil { break }
        }
        return self.readings(title: title, author: author)
    }

    private func readings(title: Range<Int>?, author: Range<Int>?) -> [SearchWords] {
        let known = [title, author].compactMap { $0 }
        let titlePart = title.map { SearchWords.Part(.any, self.text.spaced($0)) }
        let authorPart = author.map { SearchWords.Part(.author, self.text.spaced($0)) }
        var readings: [SearchWords] = []
        if let titlePart, let authorPart { readings.append(self.words.with([titlePart, authorPart])) }
        for (range, part) in [(title, titlePart), (author, authorPart)] {
            guard let range, let part, self.isWorthIt(range, beside: known) else { continue }
            readings.append(self.words.with([part]))
        }
        return readings
    }

    /// A short name in a text that says much else may stand there by chance: 百年 in 百年孤毒.
    private func isWorthIt(_ range: Range<Int>, beside known: [Range<Int>]) -> Bool {
        if range.count > 2 || self.isApart(range) { return true }
        let places = self.text.scalars.indices.filter { place in !known.contains { $0.contains(place) } }
        return places.isEmpty || Courtesies.areAll(of: places.map { self.text.scalars[$0] })
    }

    /// Whether a space or the text's end stands on both sides.
    private func isApart(_ range: Range<Int>) -> Bool {
        self.isGap(at: range.lowerBound) && self.isGap(at: range.upperBound)
    }

    private func isGap(at place: Int) -> Bool {
        guard place > 0, place < self.text.scalars.count else { return true }
        let run = self.text.runs[self.runOfPlace[place]]
        return run.range.lowerBound == place && run.gap != .none
    }

    /// The stretches that may be a name, the longest first.
    ///
    /// Every pair of characters of a name is a term of the index, which rules out nearly all stretches.
    private func candidates(on index: some BookIndex) throws -> [Range<Int>] {
        let count = self.text.scalars.count
        let pairs = (0..<count - 1).map { self.pair(at: $0) }
        let known = try index.frequencies(of: Set(pairs.compactMap { $0 }))
        let links = pairs.map { pair in pair.map { known[$0] != nil } ?? true }
        var ranges: [Range<Int>] = []
        for start in 0..<count where self.isBoundary(start) {
            var end = start + 1
            while end < count, end - start < Self.longestName, links[end - 1] {
                end += 1
                if self.isBoundary(end), end - start < count { ranges.append(start..<end) }
            }
        }
        return Array(ranges.sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }.prefix(Self.mostLookups))
    }

    /// The term that the index has if a name goes on from a place to the next; `nil` where it always may.
    private func pair(at place: Int) -> String? {
        let isHan = self.text.runs[self.runOfPlace[place]].isHan
        guard isHan, self.text.runs[self.runOfPlace[place + 1]].isHan else { return nil }
        return self.text.string(place..<place + 2)
    }

    /// A word is never cut, Chinese characters are at any place.
    private func isBoundary(_ place: Int) -> Bool {
        guard place > 0, place < self.text.scalars.count else { return true }
        let run = self.text.runs[self.runOfPlace[place]]
        return run.isHan || run.range.lowerBound == place
    }

    private func isTitle(_ range: Range<Int>, on index: some BookIndex) throws -> Bool {
        let key = self.text.string(range)
        if try !index.entries(titleKey: key, limit: 1).isEmpty { return true }
        return try self.spoken(key, on: index).contains { $0.titleReadings.contains { $0.full == key } }
    }

    /// The names of the books that have any of the stretches among their authors, by one look into the index.
    private func authors(among ranges: [Range<Int>], on index: some BookIndex) throws -> Set<String> {
        let phrases = ranges.filter { $0.count <= Self.longestAuthor }
            .map { range in
                let text = FoldedText(self.text.spaced(range))
                // A whole name is one term, which hardly any book has; its pairs may be in very many.
                let terms = BookTerms.name(text).map { [$0] } ?? TextAnalysis.terms(of: text)
                return TermExpression.phrase(terms, field: .authors)
            }
        guard let any = TermExpression.any(phrases).simplified else { return [] }
        let entries = try index.entries(matching: any, limit: 40, latestFirst: false)
        return Set(
            entries.flatMap(\.keys.names)
        )
    }

    private func isSpokenAuthor(_ range: Range<Int>, on index: some BookIndex) throws -> Bool {
        let key = self.text.string(range)
        return try self.spoken(key, on: index).contains { $0.authorIndex(spoken: key) != nil }
    }

    /// The books of which the key is pinyin; a few letters are too easily something else.
    private func spoken(_ key: String, on index: some BookIndex) throws -> [EntryKeys] {
        guard key.utf8.count > 4, key.utf8.allSatisfy({ (0x61...0x7A).contains($0) }),
            try !index.frequencies(of: [key]).isEmpty
        else { return [] }
        return try index.entries(matching: .phrase([key], field: .pinyin), limit: 20, latestFirst: false)
            .map(\.keys)
    }
}
