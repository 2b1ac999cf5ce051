// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import GRDB
public import WeChatAPI
public import WeChatBot
import WeChatProtocol

/// Access tokens in SQLite: shared by the processes that use one file, and still there after a restart.
public struct SQLiteAccessTokenStore: AccessTokenStore, CustomStringConvertible, CustomReflectable {
    private let database: any DatabaseWriter

    /// Keeps tokens in an open database whose tables are up to date (``WeChatDatabase/migrate(_:)``).
    ///
    /// Tokens are secret, so the file should be its owner's alone, as ``WeChatDatabase`` creates it.
    public init(database: any DatabaseWriter) { self.database = database }

    /// Says nothing of what is kept.
    public var description: String { "SQLiteAccessTokenStore" }

    /// Hides what is kept from dumps too: the database remembers the values of its last statements.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }

    /// See `AccessTokenStore`.
    public func token(for key: AccessTokenKey) async throws -> AccessToken? {
        try await self.database.read { try Self.token(for: key, in: $0) }
    }

    /// See `AccessTokenStore`.
    @discardableResult
    public func save(_ token: AccessToken, for key: AccessTokenKey, at now: WallTime) async throws -> AccessToken {
        try await self.database.write { database in
            try database.cachedStatement(
                sql: """
                    INSERT INTO access_token(app, kind, value, obtained, expires) VALUES(?, ?, ?, ?, ?)
                    ON CONFLICT(app, kind) DO UPDATE
                    SET value = excluded.value, obtained = excluded.obtained, expires = excluded.expires
                    WHERE excluded.obtained >= obtained OR obtained > ?
                    """
            )
            .execute(
                arguments: [
                    key.appID.rawValue, key.kind.rawValue, token.value, token.obtained.rawValue,
                    token.expires.rawValue, now.rawValue,
                ]
            )
            return try Self.token(for: key, in: database) ?? token
        }
    }

    /// See `AccessTokenStore`.
    public func acquire(_ lease: Lease, for key: AccessTokenKey, at now: WallTime) async throws -> Bool {
        try await self.database.write { database in
            try database.cachedStatement(
                sql: """
                    INSERT INTO access_token_lease(app, kind, owner, ends) VALUES(?, ?, ?, ?)
                    ON CONFLICT(app, kind) DO UPDATE SET owner = excluded.owner, ends = excluded.ends
                    WHERE owner = excluded.owner OR ends <= ? OR ends > excluded.ends + (excluded.ends - ?)
                    """
            )
            .execute(
                arguments: [
                    key.appID.rawValue, key.kind.rawValue, lease.owner, lease.end.rawValue, now.rawValue,
                    now.rawValue,
                ]
            )
            return database.changesCount > 0
        }
    }

    /// See `AccessTokenStore`.
    public func release(owner: Int64, for key: AccessTokenKey) async throws {
        try await self.database.write { database in
            try database.cachedStatement(
                sql: "DELETE FROM access_token_lease WHERE app = ? AND kind = ? AND owner = ?"
            )
            .execute(arguments: [key.appID.rawValue, key.kind.rawValue, owner])
        }
    }

    /// See `AccessTokenStore`.
    public func countForcedRefresh(for key: AccessTokenKey, at now: WallTime) async throws -> Bool {
        let (app, kind) = (key.appID.rawValue, key.kind.rawValue)
        return try await self.database.write { database in
            let times = try Int64.fetchAll(
                database.cachedStatement(sql: "SELECT time FROM forced_refresh WHERE app = ? AND kind = ?"),
                arguments: [app, kind]
            )
            var refreshes = ForcedRefreshes(times: times.map { WallTime(rawValue: $0) })
            let isAllowed = refreshes.count(at: now)
            try database.cachedStatement(sql: "DELETE FROM forced_refresh WHERE app = ? AND kind = ?")
                .execute(arguments: [app, kind])
            let insertion = try database.cachedStatement(
                sql: "INSERT INTO forced_refresh(app, kind, time) VALUES(?, ?, ?)"
            )
            for time in refreshes.times { try insertion.execute(arguments: [app, kind, time.rawValue]) }
            return isAllowed
        }
    }

    private static func token(for key: AccessTokenKey, in database: Database) throws -> AccessToken? {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT value, obtained, expires FROM access_token WHERE app = ? AND kind = ?"
            ),
            arguments: [key.appID.rawValue, key.kind.rawValue]
        )
        return row.map { row in
            AccessToken(value: row[0], obtained: WallTime(rawValue: row[1]), expires: WallTime(rawValue: row[2]))
        }
    }
}
