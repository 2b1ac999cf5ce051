// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Dispatch
package import GRDB
import GRDBSQLite
import Synchronization

/// Carries a database's write-ahead log into its file beside the connection that writes, which SQLite itself would let wait
/// until two syncs of the disk are done.
///
/// A connection of its own carries most of it. What is written meanwhile is little, and the writer carries it itself at its
/// next commit: only then does the log begin anew. https://www.sqlite.org/wal.html#performance_considerations
package final class LogCarrier: Sendable {
    private let path: String
    private let synchronous: Int
    private let plan: Mutex<LogPlan>

    /// - Parameters:
    ///   - path: The database's file.
    ///   - synchronous: SQLite's `synchronous`, by which the log is synced before it is carried.
    ///   - pages: How long the log becomes before it is carried, in pages.
    package init(path: String, synchronous: Int, pages: Int) {
        (self.path, self.synchronous) = (path, synchronous)
        self.plan = Mutex(LogPlan(pages: pages))
    }

    /// Lets a connection that writes say how long the log is; it keeps the carrier until it is closed.
    package func attach(to database: Database) {
        guard let connection = database.sqliteConnection else { return }
        let carrier = Unmanaged.passUnretained(self)
        _ = sqlite3_wal_hook(
            connection,
            { context, connection, _, pages in
                guard let context, let connection else { return SQLITE_OK }
                let carrier = Unmanaged<LogCarrier>.fromOpaque(context).takeUnretainedValue()
                carrier.committed(Int(pages), on: connection)
                return SQLITE_OK
            },
            carrier.toOpaque()
        )
    }

    private func committed(_ pages: Int, on connection: OpaquePointer) {
        switch self.plan.withLock({ $0.committed(pages) }) {
        case .nothing: break
        case .carry: DispatchQueue.global().async { self.carry() }
        case .finish: sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        }
    }

    /// What fails here is left to the connection that writes.
    private func carry() {
        var connection: OpaquePointer?
        if sqlite3_open_v2(self.path, &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK {
            sqlite3_exec(connection, "PRAGMA synchronous = \(self.synchronous)", nil, nil, nil)
            sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        }
        sqlite3_close_v2(connection)
        self.plan.withLock { $0.carried() }
    }
}
