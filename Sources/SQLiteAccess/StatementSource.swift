// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

package import GRDB
import GRDBSQLite

/// A connection that keeps its statements prepared.
package protocol StatementSource {
    /// A statement, prepared now or before.
    /// - Returns: SQLite's statement, and what has to live as long as it is used.
    /// - Throws: SQLite's error for one that can't be compiled.
    func preparedStatement(_ sql: String) throws -> (statement: OpaquePointer, owner: AnyObject)
}

extension Database: StatementSource {
    package func preparedStatement(_ sql: String) throws -> (statement: OpaquePointer, owner: AnyObject) {
        let statement = try self.cachedStatement(sql: sql)
        return (statement.sqliteStatement, statement)
    }
}
