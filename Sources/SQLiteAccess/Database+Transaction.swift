// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

package import GRDB
import GRDBSQLite

extension Database {
    /// Does some work in one transaction that writes, with statements that are prepared once; GRDB prepares its own each
    /// time, which costs as much as a row.
    ///
    /// - Parameter body: The work.
    /// - Throws: What the work throws, and SQLite's error; then nothing of it is done.
    package func transact(_ body: () throws -> Void) throws {
        try self.run("BEGIN IMMEDIATE")
        do {
            try body()
            try self.run("COMMIT")
        } catch {
            // SQLite itself rolls back after some errors.
            if self.isInsideTransaction { try? self.run("ROLLBACK") }
            throw error
        }
    }

    private func run(_ sql: String) throws {
        var statement = try BoundStatement(sql, in: self)
        try statement.execute()
    }
}
