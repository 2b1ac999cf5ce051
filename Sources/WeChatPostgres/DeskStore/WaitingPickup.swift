// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import WeChatBot
import WeChatProtocol

/// A late reply that waits for its user's next message.
struct WaitingPickup: Equatable {
    var id: Int64
    var user: UserKey
    var expires: WallTime
    var reply: Reply

    /// Reads those of users, oldest first, and locks them; what another replica is about to take is left out.
    static func selection(_ users: Set<UserKey>) -> PostgresStatement {
        PostgresStatement(
            """
            SELECT id, account, openid, expires, reply FROM late_reply
            WHERE openid = ANY($1::text[]) AND way = 2 ORDER BY id FOR UPDATE SKIP LOCKED
            """,
            .texts(users.map(\.user.rawValue).sorted())
        )
    }

    static func pickups(_ result: PostgresResult) throws(PostgresError) -> [Self] {
        var pickups: [Self] = []
        for row in result.rows {
            pickups.append(
                Self(
                    id: try row.integer(0),
                    user: UserKey(account: try row.text(1), user: OpenID(rawValue: try row.text(2))),
                    expires: WallTime(rawValue: try row.integer(3)),
                    reply: try row.reply(4)
                )
            )
        }
        return pickups
    }
}

#endif
