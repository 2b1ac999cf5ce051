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
        var states: [UserKey: [String: StoredState]] = [:]
        for row in result.rows {
            let user = UserKey(account: try row.text(0), user: OpenID(rawValue: try row.text(1)))
            states[user, default: [:]][try row.text(2)] = StoredState(
                data: try row.bytes(3),
                expires: UnixTime(rawValue: try row.integer(4))
            )
        }
        return users.map { states[$0] ?? [:] }
    }
}

#endif
