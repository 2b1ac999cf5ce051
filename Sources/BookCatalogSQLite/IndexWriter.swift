// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB
import SQLiteAccess

/// Writes the terms of books, for each field in one text, within one transaction.
struct IndexWriter {
    private let db: Database
    private let missingRows: Range<Int>
    private var insertion: BoundStatement

    /// Prepares to write, except for rows that aren't in the index at the moment.
    init(_ db: Database, except missingRows: Range<Int> = 0..<0) throws {
        self.db = db
        self.missingRows = missingRows
        self.insertion = try BoundStatement(
            "INSERT INTO edition_terms(\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?)",
            in: db
        )
    }

    /// Adds the terms of a new book.
    mutating func add(_ terms: [String], of row: Int) throws { try Self.run(&self.insertion, terms, row) }

    /// Replaces the terms of a book; an index without texts has to be told exactly what it is to forget.
    mutating func replace(_ old: [String], by new: [String], of row: Int) throws {
        guard old != new, !self.missingRows.contains(row) else { return }
        let columns = "\(Self.columns), edition_terms"
        var deletion = try BoundStatement(
            "INSERT INTO edition_terms(\(columns)) VALUES (?, ?, ?, ?, ?, ?, 'delete')",
            in: self.db
        )
        try Self.run(&deletion, old, row)
        try self.add(new, of: row)
    }

    private static let columns = "rowid, title, subtitle, authors, details, pinyin"

    private static func run(_ statement: inout BoundStatement, _ terms: [String], _ row: Int) throws {
        statement.bind(row)
        for text in terms { statement.bind(text) }
        try statement.execute()
    }
}
