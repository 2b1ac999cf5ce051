// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB

/// The steps by which a SQLite file came to its tables, as GRDB keeps them.
public enum SQLiteSchema {
    /// The steps that a file's tables have been through.
    ///
    /// - Parameters:
    ///   - path: The file, which need not exist.
    ///   - prefix: What the module's steps begin with.
    /// - Returns: The steps, oldest first.
    /// - Throws: What GRDB throws.
    public static func steps(of path: String, prefix: String) throws -> [String] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try DatabaseQueue(path: path)
            .read { database in
                guard try database.tableExists("grdb_migrations") else { return [] }
                return try String.fetchAll(
                    database,
                    sql: "SELECT identifier FROM grdb_migrations WHERE identifier LIKE ? ORDER BY identifier",
                    arguments: ["\(prefix)%"]
                )
            }
    }
}
