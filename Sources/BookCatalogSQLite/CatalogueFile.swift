// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import SQLiteAccess

/// The file that a catalogue stands in.
enum CatalogueFile {
    /// What marks a file as a catalogue, in SQLite's header: `WXBK`.
    private static let applicationID = 0x5758_424B

    /// Opens or creates the file at a path, with the newest tables; another program's is left as it is.
    static func open(_ path: String) throws(SQLiteBookError) -> DatabasePool {
        do {
            DatabaseFile.create(at: path)
            var configuration = Configuration.sharedFile()
            configuration.label = "books"
            configuration.prepareDatabase { db in
                // What stands here is no secret that would have to be overwritten.
                try db.execute(sql: "PRAGMA secure_delete = OFF")
            }
            let pool = try DatabasePool(path: path, configuration: configuration)
            // Before there was a mark, the tables were all that told.
            try DatabaseFile.claim(pool, as: self.applicationID) { try FirstBookTables.arePresent(in: $0) }
            try BookSchema.migrate(pool)
            if try pool.read(FirstBookTables.arePresent) { try BookMove(from: pool, to: { pool }).run() }
            return pool
        } catch {
            throw SQLiteBookError(path: path, error)
        }
    }

    /// Opens the file at a path to look at it beside whoever uses it; nil where there is none.
    static func openForLooking(_ path: String) throws(SQLiteBookError) -> DatabaseQueue? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            let database = try DatabaseFile.openForLooking(at: path)
            try DatabaseFile.refuseForeign(database, unless: self.applicationID) {
                try FirstBookTables.arePresent(in: $0)
            }
            try BookSchema.refuseNewer(database)
            return database
        } catch {
            throw SQLiteBookError(path: path, error)
        }
    }
}
