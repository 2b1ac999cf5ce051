// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import SQLiteAccess

/// Reads books within one transaction.
struct BookReader<Source: StatementSource> {
    private let source: Source

    init(_ source: Source) { self.source = source }

    /// The books with these identities, in that order.
    func books(_ ids: [BookID]) throws -> [Book] {
        try ids.compactMap { id in
            guard let row = try self.row(of: id) else { return nil }
            return try self.book(row: row)
        }
    }

    /// The row of a book.
    func row(of id: BookID) throws -> Int? {
        switch id {
        case .isbn(let isbn):
            var statement = try BoundStatement("SELECT id FROM edition WHERE isbn13 = ?", in: self.source)
            statement.bind(isbn.number)
            return try statement.first { $0.number(0) }
        case .record:
            var statement = try BoundStatement("SELECT id FROM edition WHERE record_id = ?", in: self.source)
            statement.bind(id.description)
            return try statement.first { $0.number(0) }
        }
    }

    func book(row: Int) throws -> Book? {
        var statement = try BoundStatement("SELECT \(BookRow.columns) FROM edition WHERE id = ?", in: self.source)
        statement.bind(row)
        return try statement.first(BookRow.book)
    }

    /// Books in the order of their rows, each with its row.
    ///
    /// - Parameters:
    ///   - row: The row after which to begin.
    ///   - limit: The most books to return.
    ///   - table: Where they stand; the first versions' table has the same columns.
    /// - Returns: The books; none at the end.
    /// - Throws: SQLite's error.
    func books(after row: Int, limit: Int, table: String = "edition") throws -> [(row: Int, book: Book)] {
        var statement = try BoundStatement(
            "SELECT \(BookRow.columns), id FROM \(table) WHERE id > ? ORDER BY id LIMIT ?",
            in: self.source
        )
        statement.bind(row)
        statement.bind(limit)
        return try statement.rows { ($0.number(BookRow.count), BookRow.book($0)) }
    }

    /// The last row; 0 where there is no book.
    func lastRow() throws -> Int {
        var statement = try BoundStatement("SELECT MAX(id) FROM edition", in: self.source)
        return try statement.first { $0.number(0) } ?? 0
    }
}
