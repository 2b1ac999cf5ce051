// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

package import GRDB
import GRDBSQLite

/// A cached statement whose parameters are bound one after another as they are.
///
/// GRDB's arguments are an array of boxes, which costs more than the statement where that is run for each push, and a third
/// of the time that a million books take. GRDB's observers aren't told of what it changes.
package struct BoundStatement {
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private let database: Database
    private let cached: Statement
    private let statement: SQLiteStatement
    private var count: Int32 = 0
    private var code = SQLITE_OK

    /// Takes a statement, with nothing bound.
    /// - Throws: SQLite's error for one that can't be compiled.
    package init(_ sql: String, in database: Database) throws {
        self.database = database
        self.cached = try database.cachedStatement(sql: sql)
        self.statement = self.cached.sqliteStatement
        sqlite3_reset(self.statement)
    }

    package mutating func bind(_ number: Int64) {
        self.count += 1
        self.note(sqlite3_bind_int64(self.statement, self.count, number))
    }

    package mutating func bind(_ number: Int?) {
        guard let number else { return self.bindNull() }
        self.bind(Int64(number))
    }

    package mutating func bind(_ number: Double?) {
        guard let number else { return self.bindNull() }
        self.count += 1
        self.note(sqlite3_bind_double(self.statement, self.count, number))
    }

    package mutating func bind(_ text: String?) {
        guard var text else { return self.bindNull() }
        self.count += 1
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

    package mutating func bind(_ bytes: [UInt8]) {
        self.count += 1
        let code = bytes.withUnsafeBytes { bytes in
            bytes.isEmpty
                ? sqlite3_bind_zeroblob(self.statement, self.count, 0)
                : sqlite3_bind_blob64(
                    self.statement,
                    self.count,
                    bytes.baseAddress,
                    UInt64(bytes.count),
                    Self.copied
                )
        }
        self.note(code)
    }

    /// Runs a statement that gives no rows, and can then be bound anew.
    /// - Throws: SQLite's error, of a binding or of the statement.
    package mutating func execute() throws {
        let code = self.code == SQLITE_OK ? sqlite3_step(self.statement) : self.code
        try self.end(code, isDone: code == SQLITE_DONE)
    }

    /// Runs a statement for the first number of its first row, and can then be bound anew.
    /// - Returns: The number; nil where there is no row.
    /// - Throws: SQLite's error, of a binding or of the statement.
    package mutating func integer() throws -> Int64? {
        let code = self.code == SQLITE_OK ? sqlite3_step(self.statement) : self.code
        let number = code == SQLITE_ROW ? sqlite3_column_int64(self.statement, 0) : nil
        try self.end(code, isDone: code == SQLITE_ROW || code == SQLITE_DONE)
        return number
    }

    private mutating func end(_ code: CInt, isDone: Bool) throws {
        let message = isDone ? nil : self.database.lastErrorMessage
        sqlite3_reset(self.statement)
        sqlite3_clear_bindings(self.statement)
        (self.count, self.code) = (0, SQLITE_OK)
        guard isDone else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: self.cached.sql)
        }
    }

    private mutating func bindNull() {
        self.count += 1
        self.note(sqlite3_bind_null(self.statement, self.count))
    }

    private mutating func note(_ code: CInt) { if self.code == SQLITE_OK { self.code = code } }
}
