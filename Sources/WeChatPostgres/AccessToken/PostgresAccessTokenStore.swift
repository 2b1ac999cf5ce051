// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
public import WeChatAPI
public import WeChatBot
import WeChatProtocol

/// Access tokens in PostgreSQL: of all processes that share the database one asks WeChat for a new one.
public struct PostgresAccessTokenStore: AccessTokenStore, CustomStringConvertible, CustomReflectable {
    private let pool: PostgresPool

    init(pool: PostgresPool) { self.pool = pool }

    /// Says nothing of what is kept.
    public var description: String { "PostgresAccessTokenStore" }

    /// Hides what is kept from dumps too.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }

    /// See `AccessTokenStore`.
    public func token(for key: AccessTokenKey) async throws -> AccessToken? {
        let selection = Self.selection(key)
        return try await self.pool.perform { try Self.token(try $0.execute(selection)) }
    }

    /// See `AccessTokenStore`.
    @discardableResult
    public func save(_ token: AccessToken, for key: AccessTokenKey, at now: WallTime) async throws -> AccessToken {
        let saving = PostgresStatement(
            """
            INSERT INTO access_token(app, kind, value, obtained, expires) VALUES($1, $2, $3, $4, $5)
            ON CONFLICT (app, kind) DO UPDATE
            SET value = excluded.value, obtained = excluded.obtained, expires = excluded.expires
            WHERE excluded.obtained >= access_token.obtained OR access_token.obtained > $6
            """,
            .text(key.appID.rawValue),
            .text(key.kind.rawValue),
            .text(token.value),
            .integer(token.obtained.rawValue),
            .integer(token.expires.rawValue),
            .integer(now.rawValue)
        )
        let selection = Self.selection(key)
        return try await self.pool.perform { session in
            let results = try session.execute([.begin, saving, selection, .commit])
            return try Self.token(results[2]) ?? token
        }
    }

    /// See `AccessTokenStore`.
    public func acquire(_ lease: Lease, for key: AccessTokenKey, at now: WallTime) async throws -> Bool {
        let acquiring = PostgresStatement(
            """
            INSERT INTO access_token_lease AS held(app, kind, owner, ends) VALUES($1, $2, $3, $4)
            ON CONFLICT (app, kind) DO UPDATE SET owner = excluded.owner, ends = excluded.ends
            WHERE held.owner = excluded.owner OR held.ends <= $5 OR held.ends > excluded.ends + (excluded.ends - $5)
            """,
            .text(key.appID.rawValue),
            .text(key.kind.rawValue),
            .integer(lease.owner),
            .integer(lease.end.rawValue),
            .integer(now.rawValue)
        )
        return try await self.pool.perform { try $0.execute(acquiring).changes > 0 }
    }

    /// See `AccessTokenStore`.
    public func release(owner: Int64, for key: AccessTokenKey) async throws {
        let releasing = PostgresStatement(
            "DELETE FROM access_token_lease WHERE app = $1 AND kind = $2 AND owner = $3",
            .text(key.appID.rawValue),
            .text(key.kind.rawValue),
            .integer(owner)
        )
        _ = try await self.pool.perform { _ = try $0.execute(releasing) }
    }

    /// See `AccessTokenStore`.
    public func countForcedRefresh(for key: AccessTokenKey, at now: WallTime) async throws -> Bool {
        let (app, kind) = (PostgresValue.text(key.appID.rawValue), PostgresValue.text(key.kind.rawValue))
        return try await self.pool.perform { session in
            let results = try session.execute([
                .begin,
                PostgresStatement(
                    "INSERT INTO forced_refresh(app, kind, times) VALUES($1, $2, '{}') ON CONFLICT (app, kind) DO NOTHING",
                    app,
                    kind
                ),
                PostgresStatement("SELECT 1 FROM forced_refresh WHERE app = $1 AND kind = $2 FOR UPDATE", app, kind),
                PostgresStatement("SELECT unnest(times) FROM forced_refresh WHERE app = $1 AND kind = $2", app, kind),
            ])
            var refreshes = ForcedRefreshes(times: try results[3].rows.map { WallTime(rawValue: try $0.integer(0)) })
            let isAllowed = refreshes.count(at: now)
            _ = try session.execute([
                PostgresStatement(
                    "UPDATE forced_refresh SET times = $3 WHERE app = $1 AND kind = $2",
                    app,
                    kind,
                    .integers(refreshes.times.map(\.rawValue))
                ), .commit,
            ])
            return isAllowed
        }
    }

    private static func selection(_ key: AccessTokenKey) -> PostgresStatement {
        PostgresStatement(
            "SELECT value, obtained, expires FROM access_token WHERE app = $1 AND kind = $2",
            .text(key.appID.rawValue),
            .text(key.kind.rawValue)
        )
    }

    private static func token(_ result: PostgresResult) throws(PostgresError) -> AccessToken? {
        guard let row = result.rows.first else { return nil }
        return AccessToken(
            value: try row.text(0),
            obtained: WallTime(rawValue: try row.integer(1)),
            expires: WallTime(rawValue: try row.integer(2))
        )
    }
}

#endif
