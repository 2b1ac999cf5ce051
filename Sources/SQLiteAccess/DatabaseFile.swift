// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

package import GRDB

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The file of a database that is one program's own.
package enum DatabaseFile {
    /// The file has tables of another program.
    package struct Foreign: Error {}

    /// Creates an empty file that its owner alone may read and write, where there is none; SQLite gives the files beside
    /// it the same mode.
    ///
    /// One that exists isn't even opened, as closing it would release the locks that SQLite may have on it in this
    /// process. What fails here fails again when SQLite opens the file, and is told then.
    package static func create(at path: String) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 { _ = close(descriptor) }
    }

    /// Marks a file that has no tables yet as ours, in SQLite's header, and refuses one that is another's.
    ///
    /// - Parameters:
    ///   - database: The open file.
    ///   - id: SQLite's `application_id`.
    ///   - isOurs: Whether a file without such a mark is ours all the same, by its tables.
    /// - Throws: ``Foreign``, and what GRDB throws.
    package static func claim(
        _ database: some DatabaseWriter,
        as id: Int,
        isOurs: (Database) throws -> Bool = { _ in false }
    ) throws {
        try database.write { db in
            guard try self.needsMark(db, id, isOurs) else { return }
            try db.execute(sql: "PRAGMA application_id = \(id)")
        }
    }

    /// Opens a file that exists, to look at it beside whoever uses it.
    /// - Throws: What GRDB throws.
    package static func openForLooking(at path: String) throws -> DatabaseQueue {
        var configuration = Configuration.sharedFile()
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Refuses a file that is another program's, as ``claim(_:as:isOurs:)`` does, and marks none.
    /// - Throws: ``Foreign``, and what GRDB throws.
    package static func refuseForeign(
        _ database: some DatabaseReader,
        unless id: Int,
        isOurs: (Database) throws -> Bool = { _ in false }
    ) throws {
        _ = try database.read { try self.needsMark($0, id, isOurs) }
    }

    /// Whether a file that is ours, or nobody's, hasn't our mark yet.
    private static func needsMark(_ db: Database, _ id: Int, _ isOurs: (Database) throws -> Bool) throws -> Bool {
        let found = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        guard found != id else { return false }
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        let isFree = try tables == 0 || isOurs(db)
        guard found == 0, isFree else { throw Foreign() }
        return true
    }
}
