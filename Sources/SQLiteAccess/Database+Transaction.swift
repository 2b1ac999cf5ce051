// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

package import GRDB

extension Database {
    /// Does some work in one transaction that writes.
    ///
    /// Its statements are prepared once; GRDB prepares its own each time, which costs as much as a row. They go through GRDB
    /// all the same, which keeps account of transactions.
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

    private func run(_ sql: String) throws { try self.cachedStatement(sql: sql).execute() }
}
