// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import SQLiteAccess

extension WeChatDatabase {
    /// Looks whether the tables in a file are those of this version, beside whoever uses it; changes nothing.
    ///
    /// - Parameter path: The file's path.
    /// - Returns: False for tables that ``open(path:synchronous:busyTimeout:lock:)`` would bring up to date; nil where
    ///   there is no file.
    /// - Throws: ``WeChatDatabaseError``, as opening the file would.
    package static func isCurrent(at path: String) throws(WeChatDatabaseError) -> Bool? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            let database = try DatabaseFile.openForLooking(at: path)
            try DatabaseFile.refuseForeign(database, unless: self.applicationID)
            try self.refuseNewer(database)
            return try database.read { try Migrations.migrator.hasCompletedMigrations($0) }
        } catch {
            throw WeChatDatabaseError(path: path, error)
        }
    }
}
