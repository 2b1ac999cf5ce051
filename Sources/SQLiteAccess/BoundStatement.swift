// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB
import GRDBSQLite

/// A cached statement whose parameters are bound one after another as they are, and whose rows are read so.
///
/// GRDB's arguments are an array of boxes, which costs more than the statement where that is run for each push, and a third
/// of the time that a million books take. GRDB's observers aren't told of what it changes.
package struct BoundStatement {
    /// A text or a blob among ``bytes``, until the statement runs.
    private struct Piece {
        var place: Int32
        var range: Range<Int>
        var isText: Bool
    }

    private static let empty: StaticString = ""

    private let statement: OpaquePointer
    private let owner: AnyObject
    private var count: Int32 = 0
    private var code = SQLITE_OK
    /// What is bound, in one piece of memory: SQLite's own copies would be an allocation each.
    private var bytes: [UInt8] = []
    private var pieces: [Piece] = []

    /// Takes a statement, with nothing bound.
    /// - Throws: SQLite's error for one that can't be compiled.
    package init(_ sql: String, in source: some StatementSource) throws {
        (self.statement, self.owner) = try source.preparedStatement(sql)
        sqlite3_reset(self.statement)
        sqlite3_clear_bindings(self.statement)
    }

    /// Leaves a parameter NULL.
    package mutating func skip() { self.count += 1 }

    package mutating func bind(_ number: Int64) {
        self.count += 1
        self.note(sqlite3_bind_int64(self.statement, self.count, number))
    }

    package mutating func bind(_ number: Int?) {
        guard let number else { return self.count += 1 }
        self.bind(Int64(number))
    }

    package mutating func bind(_ number: Double?) {
        guard let number else { return self.count += 1 }
        self.count += 1
        self.note(sqlite3_bind_double(self.statement, self.count, number))
    }

    package mutating func bind(_ text: String?) {
        guard let text else { return self.count += 1 }
        self.bind(text.utf8, isText: true)
    }

    /// Binds bytes of UTF-8 as a text.
    package mutating func bind(text: [UInt8]) { self.bind(text, isText: true) }

    package mutating func bind(_ bytes: [UInt8]) { self.bind(bytes, isText: false) }

    /// Runs a statement that gives no rows, and can then be bound anew.
    /// - Throws: SQLite's error, of a binding or of the statement.
    package mutating func execute() throws {
        try self.run { statement throws in
            guard try statement.step() else { return }
            throw DatabaseError(resultCode: .SQLITE_MISUSE, sql: statement.sql)
        }
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
        try self.run { statement throws in
            var elements: [Element] = []
            let row = BoundRow(statement: statement.statement)
            while elements.count < limit, try statement.step() {
                if let element = try read(row) { elements.append(element) }
            }
            return elements
        }
    }

    /// Runs a statement for its first row alone; nil where there is none.
    /// - Throws: As ``rows(_:)``.
    package mutating func first<Element>(_ read: (BoundRow) throws -> Element) throws -> Element? {
        try self.run { statement throws in
            try statement.step() ? read(BoundRow(statement: statement.statement)) : nil
        }
    }

    private var sql: String? { sqlite3_sql(self.statement).map { String(cString: $0) } }

    /// Binds what was collected, for as long as `body` runs; what isn't bound is NULL.
    private mutating func run<Result>(_ body: (BoundStatement) throws -> Result) throws -> Result {
        defer {
            self.bytes.removeAll(keepingCapacity: true)
            self.pieces.removeAll(keepingCapacity: true)
            (self.count, self.code) = (0, SQLITE_OK)
        }
        return try self.bytes.withUnsafeBytes { bytes in
            defer {
                sqlite3_reset(self.statement)
                sqlite3_clear_bindings(self.statement)
            }
            for piece in self.pieces where self.code == SQLITE_OK { self.code = self.bind(piece, of: bytes) }
            return try body(self)
        }
    }

    private func step() throws -> Bool {
        let code = self.code == SQLITE_OK ? sqlite3_step(self.statement) : self.code
        if code == SQLITE_ROW || code == SQLITE_DONE { return code == SQLITE_ROW }
        let message = sqlite3_db_handle(self.statement).map { String(cString: sqlite3_errmsg($0)) }
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: self.sql)
    }

    private mutating func bind(_ bytes: some Collection<UInt8>, isText: Bool) {
        self.count += 1
        let start = self.bytes.count
        self.bytes.append(contentsOf: bytes)
        self.pieces.append(Piece(place: self.count, range: start..<self.bytes.count, isText: isText))
    }

    /// Without a destructor SQLite takes the bytes as they lie, and an empty text or blob must lie somewhere.
    private func bind(_ piece: Piece, of bytes: UnsafeRawBufferPointer) -> CInt {
        guard !piece.range.isEmpty, let start = bytes.baseAddress else {
            return piece.isText
                ? self.bindText(UnsafeRawPointer(Self.empty.utf8Start), 0, at: piece.place)
                : sqlite3_bind_zeroblob(self.statement, piece.place, 0)
        }
        let (address, length) = (start + piece.range.lowerBound, UInt64(piece.range.count))
        return piece.isText
            ? self.bindText(address, length, at: piece.place)
            : sqlite3_bind_blob64(self.statement, piece.place, address, length, nil)
    }

    private func bindText(_ address: UnsafeRawPointer, _ length: UInt64, at place: Int32) -> CInt {
        let characters = address.assumingMemoryBound(to: CChar.self)
        return sqlite3_bind_text64(self.statement, place, characters, length, nil, UInt8(SQLITE_UTF8))
    }

    private mutating func note(_ code: CInt) { if self.code == SQLITE_OK { self.code = code } }
}
