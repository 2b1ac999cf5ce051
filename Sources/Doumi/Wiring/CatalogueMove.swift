// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalogSQLite
import Foundation
import WeChatSQLite

/// The move of books that a database has among its own tables into the catalogue's file beside it.
struct CatalogueMove {
    /// The books can't be moved, since another process serves from where they are.
    struct Blocked: Error, CustomStringConvertible {
        let path: String
        let process: Int?

        var description: String {
            let holder = self.process.map { "process \($0)" } ?? "another server"
            return "the books in \(self.path) have to move into a file of their own, but \(holder) uses them; "
                + "stop it first"
        }
    }

    private let path: String
    private let move: BookMove
    private let patience: Duration

    /// Prepares the move.
    ///
    /// - Parameters:
    ///   - path: The database's path.
    ///   - move: The move out of that database.
    ///   - patience: How long another process that moves the books may get no further.
    init(at path: String, _ move: BookMove, patience: Duration = .seconds(15)) {
        self.path = path
        self.move = move
        self.patience = patience
    }

    /// Moves the books, or waits while another process does, if the database has any.
    ///
    /// - Parameters:
    ///   - lock: The database's lock, where this process has it: who moves books needs it.
    ///   - isServing: Whether this process needs the lock for itself, also where no books have to move.
    ///   - tell: Is told that it takes long.
    /// - Returns: The lock, for a process that serves.
    /// - Throws: ``Blocked``, `WeChatDatabaseError.served` where another process serves and moves nothing, and what the
    ///   databases throw.
    func run(
        lock: DatabaseLock? = nil,
        isServing: Bool = false,
        tell: (String) -> Void
    ) async throws -> DatabaseLock? {
        var seen: (position: Int, at: ContinuousClock.Instant)?
        while true {
            let isNeeded = try self.move.isNeeded()
            guard isNeeded || isServing else { return nil }
            do {
                let lock = try lock ?? DatabaseLock(path: self.path)
                try self.moveBooks(tell)
                return isServing ? lock : nil
            } catch WeChatDatabaseError.served(let path, let process) {
                // Who has just moved them still has the lock for a moment.
                guard isNeeded || seen != nil else { throw WeChatDatabaseError.served(path: path, process: process) }
                // It may be moving them itself; a server of an older version goes on using them.
                let position = try self.move.position()
                if seen?.position != position { seen = (position, .now) }
                if let seen, .now - seen.at > self.patience(at: position) {
                    throw isNeeded
                        ? Blocked(path: self.path, process: process)
                        : WeChatDatabaseError.served(path: path, process: process) as any Error
                }
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// Once all books are moved nobody serves from the old tables, and a large one takes its time to go.
    private func patience(at position: Int) -> Duration { position == .max ? self.patience * 20 : self.patience }

    private func moveBooks(_ tell: (String) -> Void) throws {
        // Another process may have been first.
        guard try self.move.isNeeded() else { return }
        tell("moving the books out of \(self.path) into a file of their own")
        try self.move.run()
    }
}
