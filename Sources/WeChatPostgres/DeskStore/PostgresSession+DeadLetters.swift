// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import WeChatBot
import WeChatProtocol

extension PostgresSession {
    /// The latest dead letters of an account, newest first.
    func deadLetters(account: String, limit: Int) throws(PostgresError) -> [DeadLetter] {
        let result = try self.execute(
            PostgresStatement(
                """
                SELECT openid, time, key, reason, detail, push, reply FROM dead_letter
                WHERE account = $1 ORDER BY id DESC LIMIT $2
                """,
                .text(account),
                .integer(Int64(max(limit, 0)))
            )
        )
        var letters: [DeadLetter] = []
        for row in result.rows {
            letters.append(
                DeadLetter(
                    key: try row.deliveryKey(2),
                    user: UserKey(account: account, user: OpenID(rawValue: try row.text(0))),
                    time: WallTime(rawValue: try row.integer(1)),
                    // A reason that a newer version knows is at least a failure.
                    reason: DeadLetter.Reason(rawValue: try row.text(3)) ?? .handlerFailed,
                    detail: try row.text(4),
                    push: try row.bytes(5),
                    reply: try row.reply(6)
                )
            )
        }
        return letters
    }
}

#endif
