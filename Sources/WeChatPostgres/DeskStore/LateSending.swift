// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import WeChatBot
import WeChatProtocol

/// A late reply in the middle of being sent, or made, and whose it is.
struct LateSending: Equatable {
    var id: LateReply.ID
    var user: UserKey
    var owner: Int64

    /// Reads the sendings of deliveries and locks them, in their order.
    static func selection(_ replies: Set<LateReply.ID>) -> PostgresStatement {
        PostgresStatement(
            """
            SELECT key, number, account, openid, owner FROM late_reply
            WHERE key = ANY($1::bytea[]) AND way = 1 ORDER BY id FOR UPDATE
            """,
            .byteStrings(Set(replies.map(\.key)).sorted().map(\.bytes))
        )
    }

    static func sendings(_ result: PostgresResult) throws(PostgresError) -> [Self] {
        var sendings: [Self] = []
        for row in result.rows {
            sendings.append(
                Self(
                    id: LateReply.ID(key: try row.deliveryKey(0), number: Int(try row.integer(1))),
                    user: UserKey(account: try row.text(2), user: OpenID(rawValue: try row.text(3))),
                    owner: try row.integer(4)
                )
            )
        }
        return sendings
    }
}

#endif
