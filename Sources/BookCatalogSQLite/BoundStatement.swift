// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB
import GRDBSQLite

/// A cached statement whose parameters are bound one after another as they are.
///
/// GRDB's arguments are an array of boxes, which would cost a third of the time that a million books take.
struct BoundStatement {
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private let database: Database
    private let cached: Statement
    private let statement: SQLiteStatement
    private var count: Int32 = 0
    private var code = SQLITE_OK

    /// Takes a statement, with nothing bound.
    /// - Throws: SQLite's error for one that can't be compiled.
    init(_ sql: String, in database: Database) throws {
        self.database = database
        self.cached = try database.cachedStatement(sql: sql)
        self.statement = self.cached.sqliteStatement
        sqlite3_reset(self.statement)
    }

    mutating func bind(_ number: Int?) {
        self.count += 1
        self.note(
            number.map { sqlite3_bind_int64(self.statement, self.count, Int64($0)) }
                ?? sqlite3_bind_null(self.statement, self.count)
        )
    }

    mutating func bind(_ number: Double?) {
        self.count += 1
        self.note(
            number.map { sqlite3_bind_double(self.statement, self.count, $0) }
                ?? sqlite3_bind_null(self.statement, self.count)
        )
    }

    mutating func bind(_ text: String?) {
        self.count += 1
        guard var text else {
            self.note(sqlite3_bind_null(self.statement, self.count))
            return
        }
        let code = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                sqlite3_bind_text64(
                    self.statement,
                    self.count,
                    characters.baseAddress ?? UnsafePointer(bitPattern: 1),
                    UInt64(characters.count),
                    Self.copied,
                    UInt8(SQLITE_UTF8)
                )
            }
        }
        self.note(code)
    }

    /// Runs a statement that gives no rows, and can then be bound anew.
    /// - Throws: SQLite's error, of a binding or of the statement.
    mutating func execute() throws {
        let code = self.code == SQLITE_OK ? sqlite3_step(self.statement) : self.code
        let message = code == SQLITE_DONE ? nil : self.database.lastErrorMessage
        sqlite3_reset(self.statement)
        (self.count, self.code) = (0, SQLITE_OK)
        guard code == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: self.cached.sql)
        }
    }

    private mutating func note(_ code: CInt) { if self.code == SQLITE_OK { self.code = code } }
}
