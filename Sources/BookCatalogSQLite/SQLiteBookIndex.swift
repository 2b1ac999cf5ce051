// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import SQLiteAccess

/// What a search sees of the catalogue, within one transaction.
struct SQLiteBookIndex: BookIndex {
    private static let columns = "b.id, b.keys, b.authors, b.pubdate, b.weight"

    private let connection: ReadConnection

    init(_ connection: ReadConnection) { self.connection = connection }

    func entries(matching expression: TermExpression, limit: Int, latestFirst: Bool) throws -> [IndexEntry] {
        // FTS5 hands rows out in both orders without sorting, and so stops at the limit.
        var statement = try BoundStatement(latestFirst ? Self.latest : Self.first, in: self.connection)
        statement.bind(expression.match)
        statement.bind(limit)
        return try statement.rows(Self.entry)
    }

    func entries(titleKey: String, limit: Int) throws -> [IndexEntry] {
        var statement = try BoundStatement(Self.titled, in: self.connection)
        statement.bind(TitleHash.of(titleKey))
        return try statement.rows(limit: limit) { row in
            let entry = Self.entry(row)
            return entry.keys.workKey == titleKey ? entry : nil
        }
    }

    func heaviest(limit: Int) throws -> [IndexEntry] {
        var statement = try BoundStatement(
            "SELECT \(Self.columns) FROM edition b ORDER BY b.weight DESC, b.id LIMIT ?",
            in: self.connection
        )
        statement.bind(limit)
        return try statement.rows(Self.entry)
    }

    /// Asks for all terms at once, since opening the vocabulary has SQLite prepare a statement within.
    func frequencies(of terms: Set<String>) throws -> [String: Int] {
        guard !terms.isEmpty else { return [:] }
        // Places that are left NULL fit nothing, and so there are few different statements to keep.
        var count = 1
        while count < terms.count { count *= 2 }
        let places = Array(repeating: "?", count: count).joined(separator: ", ")
        var statement = try BoundStatement(
            "SELECT term, doc FROM edition_vocabulary WHERE term IN (\(places))",
            in: self.connection
        )
        for term in terms { statement.bind(term) }
        let counts = try statement.rows { ($0.text(0) ?? "", $0.number(1)) }
        return Dictionary(counts, uniquingKeysWith: { first, _ in first })
    }

    func books(rows: [Int]) throws -> [Book] {
        let reader = BookReader(self.connection)
        return try rows.compactMap { try reader.book(row: $0) }
    }

    private static let first = Self.matching("ASC")
    private static let latest = Self.matching("DESC")
    private static let titled =
        "SELECT \(Self.columns) FROM edition b WHERE b.title_hash = ? ORDER BY b.id"

    private static func matching(_ order: String) -> String {
        """
        SELECT \(Self.columns)
        FROM (SELECT rowid AS row FROM edition_terms WHERE edition_terms MATCH ? ORDER BY rowid \(order) LIMIT ?)
        CROSS JOIN edition b ON b.id = row
        """
    }

    private static func entry(_ row: BoundRow) -> IndexEntry {
        IndexEntry(
            row: row.number(0),
            keys: EntryKeys(bytes: row.bytes(1) ?? []),
            authors: row.text(2) ?? "",
            // `2011-8` is a number up to where it isn't one.
            year: row.number(3) > 0 ? row.number(3) : nil,
            weight: row.double(4) ?? 0
        )
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
