// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
public import GRDB
public import WeChatBot
public import WeChatProtocol

/// Conversations in SQLite: they outlive the process.
public struct SQLiteConversationStore: ConversationStore {
    private let database: any DatabaseWriter
    /// Held as long as the store lives.
    private let lock: DatabaseLock?

    /// Keeps conversations in an open database whose tables are up to date (``WeChatDatabase/migrate(_:)``).
    public init(database: any DatabaseWriter) {
        self.database = database
        self.lock = nil
    }

    /// Opens or creates the file at a path for the one process that serves from it.
    /// - Throws: ``WeChatDatabaseError``, for a file that another process serves from as well.
    public init(servingFrom path: String) throws(WeChatDatabaseError) {
        self.lock = try DatabaseLock(path: path)
        self.database = try WeChatDatabase.open(path: path)
    }

    /// See `ConversationStore`.
    public func states(of user: UserKey, at now: UnixTime) async throws -> [String: StoredState] {
        try await self.database.read { database in
            let rows = try Row.fetchCursor(
                database.cachedStatement(
                    sql: "SELECT name, data, expires FROM conversation WHERE account = ? AND user = ? AND expires > ?"
                ),
                arguments: [user.account, user.user.rawValue, now.rawValue]
            )
            var states: [String: StoredState] = [:]
            while let row = try rows.next() {
                let data: Data = row[1]
                states[row[0]] = StoredState(data: Array(data), expires: UnixTime(rawValue: row[2]))
            }
            return states
        }
    }

    /// See `ConversationStore`.
    public func update(_ changes: [String: StoredState?], of user: UserKey) async throws {
        try await self.database.write { database in
            for (name, state) in changes {
                if let state {
                    let statement = try database.cachedStatement(
                        sql: """
                            INSERT INTO conversation(account, user, name, data, expires) VALUES(?, ?, ?, ?, ?)
                            ON CONFLICT(account, user, name) DO UPDATE SET data = excluded.data, expires = excluded.expires
                            """
                    )
                    try statement.execute(
                        arguments: [
                            user.account, user.user.rawValue, name, Data(state.data), state.expires.rawValue,
                        ]
                    )
                } else {
                    let statement = try database.cachedStatement(
                        sql: "DELETE FROM conversation WHERE account = ? AND user = ? AND name = ?"
                    )
                    try statement.execute(arguments: [user.account, user.user.rawValue, name])
                }
            }
        }
    }

    /// See `ConversationStore`.
    public func removeAll(of user: UserKey) async throws {
        try await self.database.write { database in
            let statement = try database.cachedStatement(
                sql: "DELETE FROM conversation WHERE account = ? AND user = ?"
            )
            try statement.execute(arguments: [user.account, user.user.rawValue])
        }
    }

    /// See `ConversationStore`.
    public func removeExpired(at now: UnixTime) async throws {
        try await self.database.write { database in
            let statement = try database.cachedStatement(sql: "DELETE FROM conversation WHERE expires <= ?")
            try statement.execute(arguments: [now.rawValue])
        }
    }
}
