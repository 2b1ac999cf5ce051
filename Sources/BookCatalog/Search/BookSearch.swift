// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A search over an index: candidates, ranking, editions folded.
///
/// The same for every repository.
package struct BookSearch {
    private let words: SearchWords
    private let limit: Int

    /// The most candidates that are ranked; in an index in order of popularity the better ones come first.
    private static let candidateLimit = 200
    /// The most that are ranked of those in which the words merely stand somewhere.
    private static let mentionLimit = 100

    package init(_ words: SearchWords, limit: Int) {
        self.words = words
        self.limit = limit
    }

    /// Runs the search; where nothing fits, the other ways to understand the words are tried one after another.
    package func run(on index: some BookIndex) throws -> SearchResult {
        if let joined = self.words.joined, let works = try self.titled(joined, on: index) {
            return try self.result(works, for: joined, on: index)
        }
        let works = try self.works(for: self.words, on: index)
        if !works.isEmpty { return try self.result(works, for: self.words, on: index) }
        for words in self.words.alternatives {
            let works = try self.works(for: words, on: index)
            if !works.isEmpty { return try self.result(works, for: words, on: index) }
        }
        for words in self.words.cuts {
            let works = try self.exactWorks(for: words, on: index)
            if !works.isEmpty { return try self.result(works, for: words, on: index) }
        }
        let loose = try self.looseWorks(on: index)
        if !loose.isEmpty { return try self.result(loose, for: self.words, on: index) }
        for words in try self.lastResorts(on: index) {
            let works = try self.works(for: words, on: index)
            if !works.isEmpty { return try self.result(works, for: words, on: index) }
        }
        return SearchResult()
    }

    /// Parts of what was written, where all of it together fits nothing.
    private func lastResorts(on index: some BookIndex) throws -> [SearchWords] {
        try (self.words.quotedAlone.map { [$0] } ?? []) + ContainedNames(self.words).found(on: index)
            + self.words.shortened
    }

    /// The works for some words, if one of them has just that title.
    private func titled(_ words: SearchWords, on index: some BookIndex) throws -> [RankedWork]? {
        guard try words.titleKeys.contains(where: { try !index.entries(titleKey: $0, limit: 1).isEmpty }) else {
            return nil
        }
        return try self.works(for: words, on: index)
    }

    /// The works that have both halves of what was written in one: 哈利波特魔法石 is 哈利·波特与魔法石.
    private func looseWorks(on index: some BookIndex) throws -> [RankedWork] {
        guard let expression = self.words.looseExpression else { return [] }
        let entries = try index.entries(matching: expression, limit: Self.candidateLimit, latestFirst: false)
        return RankedWork.rank(entries, by: Ranking(self.words, isSpoken: false))
            .map { work in
                var work = work
                work.match = .words
                return work
            }
    }

    private func works(for words: SearchWords, on index: some BookIndex) throws -> [RankedWork] {
        guard let expression = words.expression else { return [] }
        var entries: [IndexEntry] = []
        for key in words.titleKeys where words.parts.count == 1 {
            entries += try index.entries(titleKey: key, limit: Self.candidateLimit)
        }
        if let author = words.authorExpression {
            entries += try index.entries(matching: author, limit: Self.candidateLimit, latestFirst: false)
        }
        // An index puts together all words that begin alike, which isn't needed where a word itself is frequent.
        var matching = try words.quickExpressions.flatMap { try self.matching($0, on: index) }
        if matching.count < Self.mentionLimit { matching = try self.matching(expression, on: index) }
        return RankedWork.rank(entries + matching, by: Ranking(words, isSpoken: try self.areSpoken(words, on: index)))
    }

    /// The first that fit an expression and, where there are more, the latest, which stand behind them in the index.
    private func matching(_ expression: TermExpression, on index: some BookIndex) throws -> [IndexEntry] {
        let first = try index.entries(matching: expression, limit: Self.mentionLimit, latestFirst: false)
        guard first.count == Self.mentionLimit else { return first }
        return try first + index.entries(matching: expression, limit: Self.mentionLimit / 4, latestFirst: true)
    }

    /// Whether a title or an author is read as the words are written: few words are, and reading takes long.
    private func areSpoken(_ words: SearchWords, on index: some BookIndex) throws -> Bool {
        try words.spokenKeys.contains { key in
            try !index.entries(matching: .phrase([key], field: .pinyin), limit: 1, latestFirst: false).isEmpty
        }
    }

    /// The works with exactly this title by exactly this author.
    private func exactWorks(for words: SearchWords, on index: some BookIndex) throws -> [RankedWork] {
        let entries = try words.parts(.title)
            .flatMap {
                try index.entries(titleKey: $0.key, limit: Self.candidateLimit)
            }
        return RankedWork.rank(entries, by: Ranking(words, isSpoken: false)).filter { $0.match == .titleAndAuthor }
    }

    private func result(_ works: [RankedWork], for words: SearchWords, on index: some BookIndex) throws -> SearchResult
    {
        var works = works
        // Beside the book itself, books of which only the publisher or a subject fits are noise.
        if let best = works.first?.match, best <= .title { works.removeAll { $0.match == .details } }
        if works.first?.match == .titleAndAuthor { works.removeAll { $0.match != .titleAndAuthor } }
        let author = Self.author(of: works)
        if author != nil { works.removeAll { ![.author, .authorPinyin].contains($0.match) && !$0.isByAskedAuthor } }
        let hits = try RankedWork.hits(works.prefix(self.limit), on: index)
        return SearchResult(hits: hits, hasMore: works.count > self.limit, author: author)
    }

    /// The author that was meant, if the words are a name and no title, and it is one person's.
    private static func author(of works: [RankedWork]) -> String? {
        guard !works.contains(where: { [.title, .titleAndAuthor, .pinyin, .isbn].contains($0.match) }) else {
            return nil
        }
        let names = works.filter { [.author, .authorPinyin].contains($0.match) }.map { $0.askedAuthor ?? "" }
        return PersonName.areOnePerson(names) ? names.first : nil
    }
}
