// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog
import Foundation
import GRDB
import SQLiteAccess
import Synchronization

/// Joins Open Library's dumps of authors, works and editions in a file on disk, and reads books out of it.
///
/// The file stands beside the catalogue while an import lasts. Memory holds two bytes for each work and author, and what
/// SQLite caches. A join that was interrupted goes on where it was saved last.
public final class DumpJoin: Sendable {
    /// What changes with each record; only touched while the database is written.
    struct Progress: ~Copyable {
        var state: DumpJoinState
        /// How many editions each work has, and which works are wanted.
        var works = RecordTally()
        /// Which authors are wanted.
        var authors = RecordTally()
        /// How many lines were added since the last save.
        var unsaved = 0
    }

    /// What was found so far.
    public var count: DumpCount { self.progress.withLock { $0.state.count } }
    /// How many files are read to their ends, and how many lines of the next one.
    public var position: (files: Int, lines: Int) {
        self.progress.withLock { ($0.state.files, $0.state.lines) }
    }
    /// Whether everything is read and ordered.
    public var isComplete: Bool { self.progress.withLock { $0.state.isComplete } }

    let database: DatabaseQueue
    let filter: DumpFilter
    let progress: Mutex<Progress>
    let path: String

    /// Opens the join of some files; one that was interrupted is taken up where it is of the same files.
    ///
    /// - Parameters:
    ///   - path: Where the file is; anything else that stands there is replaced, and so is one that is damaged.
    ///   - id: Which files are joined.
    ///   - filter: Which editions are taken.
    ///   - isNew: Whether to begin anew also where one was interrupted.
    /// - Throws: ``DumpJoinError``.
    public init(path: String, id: ImportID, filter: DumpFilter, isNew: Bool = false) throws {
        var configuration = Configuration()
        configuration.label = "dump-join"
        // Many lines are saved at once.
        configuration.allowsUnsafeTransactions = true
        self.path = path
        self.filter = filter
        let opened = try DumpJoinError.naming(path) {
            try Self.open(path, configuration, id.description, isNew: isNew)
        }
        self.database = opened.0
        self.progress = Mutex(Progress(state: opened.1))
        if opened.1.isComplete { return }
        try DumpJoinError.naming(path) {
            try self.database.writeWithoutTransaction { db in
                try self.progress.withLock { try $0.restore(db) }
                try db.beginTransaction()
            }
        }
    }

    /// Deletes the file.
    ///
    /// - Throws: ``DumpJoinError``.
    public func remove() throws {
        try DumpJoinError.naming(self.path) { try self.database.close() }
        try Self.remove(self.path)
    }

    private static func open(
        _ path: String,
        _ configuration: Configuration,
        _ id: String,
        isNew: Bool
    ) throws -> (DatabaseQueue, DumpJoinState) {
        if !isNew, let old = try Self.old(path, configuration, id) { return old }
        try Self.remove(path)
        let queue = try Self.queue(path, configuration)
        let state = DumpJoinState(id: id)
        try queue.write { db in
            try db.execute(sql: DumpJoinSchema.tables)
            try Progress.write(state, db)
        }
        return (queue, state)
    }

    /// The join of the same files that was interrupted; `nil` where there is none that can be read.
    private static func old(
        _ path: String,
        _ configuration: Configuration,
        _ id: String
    ) throws -> (DatabaseQueue, DumpJoinState)? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            let queue = try Self.queue(path, configuration)
            if let state = try queue.read(Self.state), state.id == id { return (queue, state) }
            try queue.close()
            return nil
        } catch let error as DatabaseError where [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode) {
            return nil
        }
    }

    /// Opens a file, or creates one that its owner alone may read.
    private static func queue(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
        DatabaseFile.create(at: path)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768")
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 16384")
            // Another process that joins writes all the time.
            try db.inTransaction(.immediate) { .commit }
        }
        return queue
    }

    /// How the join stands that is in a file; `nil` if there is none.
    private static func state(_ db: Database) throws -> DumpJoinState? {
        guard try Int.fetchOne(db, sql: "PRAGMA user_version") == DumpJoinSchema.version, try db.tableExists("state")
        else { return nil }
        return try String.fetchOne(db, sql: "SELECT json FROM state")
            .flatMap { try? JSONDecoder().decode(DumpJoinState.self, from: Data($0.utf8)) }
    }

    private static func remove(_ path: String) throws {
        for suffix in ["", "-wal", "-shm", "-journal"] {
            guard unlink(path + suffix) == 0 || errno == ENOENT else {
                throw DumpJoinError(path: path + suffix, errno: errno)
            }
        }
    }
}
