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
    ///   - tell: Is told that it takes long.
    /// - Throws: ``Blocked``, and what the databases throw.
    func run(lock: DatabaseLock?, tell: (String) -> Void) async throws {
        var seen = (position: -1, at: ContinuousClock.now)
        while try self.move.isNeeded() {
            var holder: Int?
            do {
                let lock = try lock ?? DatabaseLock(path: self.path)
                try await self.moveBooks(tell)
                withExtendedLifetime(lock) {}
                return
            } catch WeChatDatabaseError.served(_, let process) {
                holder = process
            }
            // It may be moving them itself; a server of an older version goes on using them.
            let position = try self.move.position()
            if position != seen.position {
                seen = (position, .now)
            } else if .now - seen.at > self.patience {
                throw Blocked(path: self.path, process: holder)
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    private func moveBooks(_ tell: (String) -> Void) async throws {
        // Another process may have been first.
        guard try self.move.isNeeded() else { return }
        tell("moving the books out of \(self.path) into a file of their own")
        try self.move.run()
    }
}
