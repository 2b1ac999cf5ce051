// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Dispatch
import GRDB
import SQLiteAccess
import Synchronization

/// Carries what is in the write-ahead log into the file, on a connection and a thread of its own, so that no commit has to
/// wait for it.
///
/// SQLite begins the log anew only once all of it is in the file, and a busy writer is always a little ahead; so the writer
/// does the rest itself, when the log is long (`writerPages`), which is then quickly done.
final class LogCheckpointer: Sendable {
    /// The log's length from which the writer sees to it: 128 MB.
    private static let writerPages = 32_000
    private static let interval = DispatchTimeInterval.milliseconds(500)

    private let database: DatabaseQueue
    private let isDue = Atomic(false)

    /// Opens a connection to a database's file beside its writer, which leaves the log alone until it is long.
    /// - Throws: SQLite's error.
    init(beside writer: any DatabaseWriter) throws {
        self.database = try DatabaseQueue(path: writer.path, configuration: .sharedFile())
        try writer.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA wal_autocheckpoint = \(Self.writerPages)")
        }
    }

    /// Something was committed.
    func committed() {
        guard !self.isDue.exchange(true, ordering: .relaxed) else { return }
        DispatchQueue.global()
            .asyncAfter(deadline: .now() + Self.interval) {
                self.isDue.store(false, ordering: .relaxed)
                // Where it fails, the writer's own meets the same error and says so.
                self.database.asyncWriteWithoutTransaction { _ = try? $0.checkpoint(.passive) }
            }
    }
}
