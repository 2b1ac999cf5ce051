// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import GRDB

/// Reads books within one transaction.
struct BookReader {
    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

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
            try Int.fetchOne(
                self.db.cachedStatement(sql: "SELECT id FROM book WHERE isbn13 = ?"),
                arguments: [isbn.number]
            )
        case .record:
            try Int.fetchOne(
                self.db.cachedStatement(sql: "SELECT id FROM book WHERE record_id = ?"),
                arguments: [id.description]
            )
        }
    }

    func book(row: Int) throws -> Book? {
        let statement = try self.db.cachedStatement(sql: "SELECT \(BookRow.columns) FROM book WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [row]).map(BookRow.book)
    }

    func book(atOrAfter row: Int) throws -> Book? {
        let statement = try self.db.cachedStatement(
            sql: "SELECT \(BookRow.columns) FROM book WHERE id >= ? ORDER BY id LIMIT 1"
        )
        return try Row.fetchOne(statement, arguments: [row]).map(BookRow.book)
    }
}
