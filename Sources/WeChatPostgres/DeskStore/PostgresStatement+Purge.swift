// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import WeChatBot
import WeChatProtocol

extension PostgresStatement {
    /// Statements that remove dead letters, expired replies that wait for a message, and expired states: each some rows at
    /// a time, to be repeated as long as it removes that many.
    static func purge(at now: WallTime, letters: WallTime, keeping count: Int64, round: Int64) -> [Self] {
        [
            Self(
                """
                DELETE FROM dead_letter WHERE id IN (
                    SELECT id FROM dead_letter
                    WHERE time <= $1 OR id <= (SELECT max(id) FROM dead_letter) - $2 ORDER BY id LIMIT $3
                )
                """,
                .integer(letters.rawValue),
                .integer(count),
                .integer(round)
            ),
            Self(
                """
                DELETE FROM late_reply WHERE id IN (
                    SELECT id FROM late_reply WHERE way = 2 AND expires <= $1 ORDER BY id LIMIT $2
                )
                """,
                .integer(now.rawValue),
                .integer(round)
            ),
            Self(
                """
                DELETE FROM conversation WHERE (openid, account, name) IN (
                    SELECT openid, account, name FROM conversation WHERE expires <= $1 LIMIT $2
                )
                """,
                .integer(now.second.rawValue),
                .integer(round)
            ),
        ]
    }
}

#endif
