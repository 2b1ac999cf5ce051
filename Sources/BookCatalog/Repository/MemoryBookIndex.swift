// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The books of a ``MemoryBookRepository`` with their index: for each term the rows of the books that have it.
struct MemoryBookIndex: Sendable {
    struct Record: Sendable {
        var book: Book
        var terms: BookTerms
        var entry: IndexEntry
    }

    /// The books; the first is in row 1.
    private(set) var records: [Record] = []
    private(set) var rows: [BookID: Int] = [:]
    private var titles: [String: [Int]] = [:]
    private var postings: [String: [Int]] = [:]
    /// All terms in order, so that those with a beginning stand together.
    private var vocabulary: [String] = []

    mutating func save(_ books: [Book]) -> SaveCount {
        var count = SaveCount()
        for book in books.lazy.map(\.storable) {
            if let row = self.rows[book.id] {
                self.remove(row)
                self.insert(book, at: row)
                count.updated += 1
            } else {
                self.insert(book, at: self.records.count + 1)
                count.added += 1
            }
        }
        self.vocabulary = self.postings.keys.sorted()
        return count
    }

    private mutating func insert(_ book: Book, at row: Int) {
        let record = Record(book: book, terms: BookTerms(book), entry: IndexEntry(book, row: row))
        if row > self.records.count { self.records.append(record) } else { self.records[row - 1] = record }
        self.rows[book.id] = row
        self.titles[TitleKey.work(book.title), default: []].insertInOrder(row)
        for term in record.terms.distinct { self.postings[term, default: []].insertInOrder(row) }
    }

    private mutating func remove(_ row: Int) {
        let record = self.records[row - 1]
        self.titles[TitleKey.work(record.book.title)]?.removeAll { $0 == row }
        for term in record.terms.distinct {
            self.postings[term]?.removeAll { $0 == row }
            if self.postings[term]?.isEmpty == true { self.postings[term] = nil }
        }
    }

    private func rows(matching expression: TermExpression) -> [Int] {
        switch expression {
        case .phrase(let terms, let field, let isPrefix):
            return self.rows(of: terms, in: field, isPrefix: isPrefix)
        case .all(let parts):
            let sets = parts.map { self.rows(matching: $0) }
            guard let smallest = sets.min(by: { $0.count < $1.count }) else { return [] }
            let others = sets.map(Set.init)
            return smallest.filter { row in others.allSatisfy { $0.contains(row) } }
        case .any(let parts):
            return Set(parts.flatMap { self.rows(matching: $0) }).sorted()
        }
    }

    private func rows(of terms: [String], in field: TermField?, isPrefix: Bool) -> [Int] {
        guard let last = terms.last else { return [] }
        let fields = field.map { [$0] } ?? TermField.allCases
        var lists = terms.dropLast().map { self.postings[$0] ?? [] }
        lists.append(isPrefix ? self.rows(beginningWith: last) : self.postings[last] ?? [])
        guard let rarest = lists.min(by: { $0.count < $1.count }) else { return [] }
        return rarest.filter { row in
            fields.contains { self.records[row - 1].terms[$0].hasPhrase(terms, isPrefix: isPrefix) }
        }
    }

    private func rows(beginningWith beginning: String) -> [Int] {
        var rows: Set<Int> = []
        var place = self.vocabulary.firstPlace(of: beginning)
        while place < self.vocabulary.count, self.vocabulary[place].hasPrefix(beginning) {
            rows.formUnion(self.postings[self.vocabulary[place]] ?? [])
            place += 1
        }
        return rows.sorted()
    }
}

extension MemoryBookIndex: BookIndex {
    func entries(matching expression: TermExpression, limit: Int, latestFirst: Bool) -> [IndexEntry] {
        let rows = self.rows(matching: expression)
        let chosen = latestFirst ? Array(rows.reversed().prefix(limit)) : Array(rows.prefix(limit))
        return chosen.map { self.records[$0 - 1].entry }
    }

    func entries(titleKey: String, limit: Int) -> [IndexEntry] {
        (self.titles[titleKey] ?? []).prefix(limit).map { self.records[$0 - 1].entry }
    }

    func heaviest(limit: Int) -> [IndexEntry] {
        let entries = self.records.map(\.entry)
        return Array(entries.sorted { ($1.weight, $0.row) < ($0.weight, $1.row) }.prefix(limit))
    }

    func frequencies(of terms: Set<String>) -> [String: Int] {
        var counts: [String: Int] = [:]
        for term in terms { counts[term] = self.postings[term]?.count }
        return counts
    }

    func books(rows: [Int]) -> [Book] { rows.map { self.records[$0 - 1].book } }
}
