// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import WeChatBot
import WeChatProtocol

/// Reads the conversations of many users at once.
enum ConversationReading {
    static func states(
        of users: ArraySlice<UserKey>,
        on session: PostgresSession
    ) throws(PostgresError) -> [[String: StoredState]] {
        guard !users.isEmpty else { return [] }
        let result = try session.execute(
            PostgresStatement(
                "SELECT account, openid, name, data, expires FROM conversation WHERE openid = ANY($1::text[])",
                .texts(Array(Set(users.map(\.user.rawValue))))
            )
        )
        let states = try self.states(result, of: Set(users))
        return users.map { states[$0] ?? [:] }
    }

    /// Reads the states of users and locks them, in their order.
    static func locked(_ users: Set<UserKey>) -> PostgresStatement {
        PostgresStatement(
            """
            SELECT account, openid, name, data, expires FROM conversation WHERE openid = ANY($1::text[])
            ORDER BY openid, account, name FOR UPDATE
            """,
            .texts(users.map(\.user.rawValue).sorted())
        )
    }

    /// The states of each user.
    static func states(
        _ result: PostgresResult,
        of users: Set<UserKey>
    ) throws(PostgresError) -> [UserKey: [String: StoredState]] {
        var states = Dictionary(uniqueKeysWithValues: users.map { ($0, [String: StoredState]()) })
        for row in result.rows {
            // What was read by OpenIDs alone may be of other accounts as well.
            let user = UserKey(account: try row.text(0), user: OpenID(rawValue: try row.text(1)))
            states[user]?[try row.text(2)] = StoredState(
                data: try row.bytes(3),
                expires: UnixTime(rawValue: try row.integer(4))
            )
        }
        return states
    }
}

#endif
