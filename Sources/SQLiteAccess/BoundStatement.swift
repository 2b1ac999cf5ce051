// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB
import GRDBSQLite

/// A cached statement whose parameters are bound one after another as they are, and whose rows are read so.
///
/// GRDB's arguments are an array of boxes, which costs more than the statement where that is run for each push, and a third
/// of the time that a million books take. GRDB's observers aren't told of what it changes.
package struct BoundStatement {
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private let statement: OpaquePointer
    private let owner: AnyObject
    private var count: Int32 = 0
    private var code = SQLITE_OK

    /// Takes a statement, with nothing bound.
    /// - Throws: SQLite's error for one that can't be compiled.
    package init(_ sql: String, in source: some StatementSource) throws {
        (self.statement, self.owner) = try source.preparedStatement(sql)
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
        text.withUTF8 { self.bindText(UnsafeRawBufferPointer($0)) }
    }

    /// Binds bytes of UTF-8 as a text.
    package mutating func bind(text: [UInt8]) { text.withUnsafeBytes { self.bindText($0) } }

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
        defer { self.reset() }
        guard try self.step() else { return }
        throw DatabaseError(resultCode: .SQLITE_MISUSE, sql: self.sql)
    }

    /// Runs a statement and reads its rows, and can then be bound anew.
    /// - Parameters:
    ///   - limit: The most elements to return.
    ///   - read: Makes something of the row that the columns now belong to; nil passes over it.
    /// - Returns: What it made of the rows.
    /// - Throws: SQLite's error, of a binding or of the statement, and what `read` throws.
    package mutating func rows<Element>(
        limit: Int = .max,
        _ read: (BoundRow) throws -> Element?
    ) throws -> [Element] {
        defer { self.reset() }
        var elements: [Element] = []
        let row = BoundRow(statement: self.statement)
        while elements.count < limit, try self.step() {
            if let element = try read(row) { elements.append(element) }
        }
        return elements
    }

    /// Runs a statement for its first row alone; nil where there is none.
    /// - Throws: As ``rows(_:)``.
    package mutating func first<Element>(_ read: (BoundRow) throws -> Element) throws -> Element? {
        defer { self.reset() }
        return try self.step() ? read(BoundRow(statement: self.statement)) : nil
    }

    private var sql: String? { sqlite3_sql(self.statement).map { String(cString: $0) } }

    private mutating func step() throws -> Bool {
        let code = self.code == SQLITE_OK ? sqlite3_step(self.statement) : self.code
        if code == SQLITE_ROW || code == SQLITE_DONE { return code == SQLITE_ROW }
        let message = sqlite3_db_handle(self.statement).map { String(cString: sqlite3_errmsg($0)) }
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: self.sql)
    }

    private mutating func reset() {
        sqlite3_reset(self.statement)
        sqlite3_clear_bindings(self.statement)
        (self.count, self.code) = (0, SQLITE_OK)
    }

    private mutating func bindText(_ bytes: UnsafeRawBufferPointer) {
        self.count += 1
        let code = sqlite3_bind_text64(
            self.statement,
            self.count,
            bytes.baseAddress?.assumingMemoryBound(to: CChar.self) ?? UnsafePointer(bitPattern: 1),
            UInt64(bytes.count),
            Self.copied,
            UInt8(SQLITE_UTF8)
        )
        self.note(code)
    }

    private mutating func bindNull() {
        self.count += 1
        self.note(sqlite3_bind_null(self.statement, self.count))
    }

    private mutating func note(_ code: CInt) { if self.code == SQLITE_OK { self.code = code } }
}
