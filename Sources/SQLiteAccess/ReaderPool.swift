// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

package import GRDB
import Synchronization

/// Connections that read a database, as many as are used at once, beside whoever writes it.
///
/// GRDB's readers each have a queue, look at the version of the schema for each read, and count as a writer's snapshot;
/// these cost no more than SQLite does.
package final class ReaderPool: Sendable {
    /// A connection, and who uses it.
    private final class Reader: Sendable {
        let connection: Mutex<ReadConnection>

        init(path: String) throws { self.connection = Mutex(try ReadConnection(path: path)) }
    }

    private let path: String
    /// Closed after the readers, since the last connection writes the log into the file, which no reader can.
    private let writer: any DatabaseWriter
    private let idle = Mutex<[Reader]>([])
    /// Looks whether others have written.
    private let watcher = Mutex<Reader?>(nil)
    /// More threads than this seldom read at once; what they open beyond is closed again.
    private static let mostIdle = 16

    /// Prepares to read a database beside the connection that writes it, or keeps it in memory.
    package init(path: String, beside writer: any DatabaseWriter) {
        self.path = path
        self.writer = writer
    }

    deinit {
        self.idle.withLock { $0.removeAll() }
        self.watcher.withLock { $0 = nil }
    }

    /// A number that is greater after anybody, of whatever process, has written to the database.
    /// - Throws: SQLite's error.
    package func version() throws -> Int {
        let watcher = try self.watcher.withLock { watcher in
            let reader = try watcher ?? Reader(path: self.path)
            watcher = reader
            return reader
        }
        return try watcher.connection.withLock { connection in
            try connection.look { connection in
                var statement = try BoundStatement("PRAGMA data_version", in: connection)
                return try statement.first { $0.number(0) } ?? 0
            }
        }
    }

    /// One consistent look at the database, off the caller's thread where that is an event loop's.
    ///
    /// - Throws: SQLite's error, and what the closure throws.
    @concurrent
    package func read<Found: Sendable>(
        _ look: @Sendable (ReadConnection) throws -> Found
    ) async throws -> Found {
        let reader = try self.idle.withLock { $0.popLast() } ?? Reader(path: self.path)
        defer { self.idle.withLock { if $0.count < Self.mostIdle { $0.append(reader) } } }
        return try reader.connection.withLock { try $0.look(look) }
    }
}
