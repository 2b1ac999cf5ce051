// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB
import GRDBSQLite

/// A connection that only reads, and keeps its statements prepared.
package final class ReadConnection: StatementSource {
    private let connection: OpaquePointer
    private var statements: [String: OpaquePointer] = [:]

    /// Opens a database file, or the address of one in memory.
    /// - Throws: SQLite's error.
    init(path: String) throws {
        var connection: OpaquePointer?
        let code = sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let connection else {
            let message = connection.map { String(cString: sqlite3_errmsg($0)) }
            sqlite3_close_v2(connection)
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
        }
        self.connection = connection
        sqlite3_busy_timeout(connection, 5000)
        // Searches read all over the file; what the mapping doesn't reach of a large one is kept in 8 MiB of pages.
        try self.run("PRAGMA mmap_size = 2147418112")
        try self.run("PRAGMA cache_size = -8192")
    }

    deinit {
        for statement in self.statements.values { sqlite3_finalize(statement) }
        sqlite3_close_v2(self.connection)
    }

    package func preparedStatement(_ sql: String) throws -> (statement: OpaquePointer, owner: AnyObject) {
        if let statement = self.statements[sql] { return (statement, self) }
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v3(self.connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK, let statement else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code),
                message: String(cString: sqlite3_errmsg(self.connection)),
                sql: sql
            )
        }
        self.statements[sql] = statement
        return (statement, self)
    }

    /// One consistent look at the database.
    func look<Found>(_ body: (ReadConnection) throws -> Found) throws -> Found {
        try self.run("BEGIN")
        defer { try? self.run("ROLLBACK") }
        return try body(self)
    }

    private func run(_ sql: String) throws {
        var statement = try BoundStatement(sql, in: self)
        _ = try statement.first { _ in }
    }
}
