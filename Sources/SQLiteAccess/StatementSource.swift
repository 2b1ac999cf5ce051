// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

package import GRDB
import GRDBSQLite

/// A connection that keeps its statements prepared.
package protocol StatementSource {
    /// A statement, prepared now or before, for as long as the connection isn't used otherwise.
    /// - Throws: SQLite's error for one that can't be compiled.
    func preparedStatement(_ sql: String) throws -> OpaquePointer
}

extension Database: StatementSource {
    package func preparedStatement(_ sql: String) throws -> OpaquePointer {
        try self.cachedStatement(sql: sql).sqliteStatement
    }
}
