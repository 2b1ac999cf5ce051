// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import GRDB
import SQLiteAccess

/// Opens the SQLite file that the framework's stores share, and brings its tables up to date.
///
/// It has a write-ahead log, which goes into the file when it has 8000 pages (32 MB), beside whoever writes: with fewer, a
/// busy desk would write the same pages again and again. Other modules may keep tables of their own in the same file.
public enum WeChatDatabase {
    /// What a commit survives: SQLite's `synchronous`.
    public enum Synchronous: Int, Sendable {
        /// The death of the process; a loss of power may take the last commits, and no others.
        case normal = 1
        /// A loss of power too, as far as the disk keeps its word; a commit takes longer by the time of a sync.
        case full = 2
    }

    /// What marks a file as ours, in SQLite's header: `WXDB`.
    static let applicationID = 0x5758_4442

    /// Opens or creates the file at a path; one that another program keeps its tables in is left as it is.
    ///
    /// Tables of an older version are brought up to date only while no other process serves from the file: a server of
    /// that version could keep nothing any more.
    ///
    /// A file that it creates is its owner's alone, for the tokens in it; one that exists keeps its mode.
    /// - Parameters:
    ///   - path: The file's path.
    ///   - synchronous: What a commit survives.
    ///   - busyTimeout: How long to wait for another process that writes, or that brings the tables up to date.
    ///   - lock: That this process serves from the file, if it does.
    /// - Returns: The open database.
    /// - Throws: ``WeChatDatabaseError`` where the file can't be opened, isn't a database, was written by a newer
    ///   version, or has tables of an older one from which another process serves.
    public static func open(
        path: String,
        synchronous: Synchronous = .normal,
        busyTimeout: Duration = .seconds(5),
        lock: DatabaseLock? = nil
    ) throws(WeChatDatabaseError) -> DatabasePool {
        do {
            DatabaseFile.create(at: path)
            var configuration = Configuration.sharedFile(busyTimeout: busyTimeout)
            let carrier = LogCarrier(path: path, synchronous: synchronous.rawValue, pages: 8000)
            configuration.prepareDatabase { database in
                if !database.configuration.readonly { carrier.attach(to: database) }
            }
            let pool = try DatabasePool(path: path, configuration: configuration)
            try self.tune(pool, synchronous: synchronous)
            try DatabaseFile.claim(pool, as: self.applicationID)
            if try pool.read({ try !Migrations.migrator.hasCompletedMigrations($0) }) {
                let lock = try lock ?? DatabaseLock(path: path, patience: busyTimeout)
                try self.migrate(pool)
                withExtendedLifetime(lock) {}
            }
            try self.refuseNewer(pool)
            return pool
        } catch {
            throw WeChatDatabaseError(path: path, error)
        }
    }

    /// GRDB sets `synchronous` itself while it opens, so it is set again, and read back.
    private static func tune(_ pool: DatabasePool, synchronous: Synchronous) throws {
        try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = \(synchronous.rawValue)")
            let found = try Int.fetchOne(database, sql: "PRAGMA synchronous")
            guard found == synchronous.rawValue else {
                throw DatabaseError(message: "synchronous can't be set")
            }
        }
    }

    /// Brings the framework's tables in a database up to date.
    /// - Throws: ``WeChatDatabaseError/newer`` for tables of a newer version, and what GRDB throws.
    public static func migrate(_ writer: any DatabaseWriter) throws {
        try self.refuseNewer(writer)
        try Migrations.migrator.migrate(writer)
    }

    static func refuseNewer(_ reader: some DatabaseReader) throws {
        let migrator = Migrations.migrator
        let isNewer = try reader.read { database in
            try migrator.appliedIdentifiers(database)
                .contains { identifier in
                    identifier.hasPrefix(Migrations.prefix) && !migrator.migrations.contains(identifier)
                }
        }
        guard !isNewer else { throw WeChatDatabaseError.newer }
    }
}
