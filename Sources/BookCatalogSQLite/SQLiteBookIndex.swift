// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import GRDB

/// What a search sees of the catalogue, within one transaction.
struct SQLiteBookIndex: BookIndex {
    private static let columns = "b.id, b.title, b.title_key, b.subtitle, b.authors, b.pubdate, b.weight"

    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    func entries(matching expression: TermExpression, limit: Int, latestFirst: Bool) throws -> [IndexEntry] {
        // FTS5 hands rows out in both orders without sorting, and so stops at the limit.
        try self.entries(
            """
            SELECT \(Self.columns)
            FROM (SELECT rowid AS row FROM book_fts WHERE book_fts MATCH ? ORDER BY rowid \(latestFirst ? "DESC" : "ASC")
                  LIMIT ?)
            CROSS JOIN book b ON b.id = row
            """,
            [expression.match, limit]
        )
    }

    func entries(titleKey: String, limit: Int) throws -> [IndexEntry] {
        try self.entries(
            "SELECT \(Self.columns) FROM book b WHERE b.title_key = ? ORDER BY b.id LIMIT ?",
            [titleKey, limit]
        )
    }

    func heaviest(limit: Int) throws -> [IndexEntry] {
        try self.entries("SELECT \(Self.columns) FROM book b ORDER BY b.weight DESC, b.id LIMIT ?", [limit])
    }

    /// Asks for all terms at once, since opening the vocabulary has SQLite prepare a statement within.
    func frequencies(of terms: Set<String>) throws -> [String: Int] {
        guard !terms.isEmpty else { return [:] }
        let places = Array(repeating: "?", count: terms.count).joined(separator: ", ")
        let rows = try Row.fetchCursor(
            self.db.cachedStatement(sql: "SELECT term, doc FROM book_vocabulary WHERE term IN (\(places))"),
            arguments: StatementArguments(terms)
        )
        var counts: [String: Int] = [:]
        while let row = try rows.next() { counts[row[0]] = row[1] }
        return counts
    }

    func books(rows: [Int]) throws -> [Book] {
        let reader = BookReader(self.db)
        return try rows.compactMap { try reader.book(row: $0) }
    }

    private func entries(_ sql: String, _ arguments: StatementArguments) throws -> [IndexEntry] {
        let rows = try Row.fetchCursor(self.db.cachedStatement(sql: sql), arguments: arguments)
        var entries: [IndexEntry] = []
        while let row = try rows.next() {
            let published: String? = row[5]
            entries.append(
                IndexEntry(
                    row: row[0],
                    title: row[1],
                    workKey: row[2],
                    subtitle: row[3],
                    authors: BookRow.list(row[4]),
                    year: published.flatMap { Int($0.prefix(4)) },
                    weight: row[6]
                )
            )
        }
        return entries
    }
}

extension TermExpression {
    /// The expression in the language of FTS5.
    ///
    /// Every term stands in quotes: what readers type is never an operator.
    var match: String {
        switch self {
        case .phrase(let terms, let field, let isPrefix):
            let text = terms.joined(separator: " ").replacing("\"", with: "\"\"")
            return (field.map { "\($0.rawValue) : " } ?? "") + "\"\(text)\"" + (isPrefix ? " *" : "")
        case .all(let parts):
            return "(" + parts.map(\.match).joined(separator: " AND ") + ")"
        case .any(let parts):
            return "(" + parts.map(\.match).joined(separator: " OR ") + ")"
        }
    }
}
