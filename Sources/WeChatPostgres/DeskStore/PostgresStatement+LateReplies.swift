// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import WeChatBot
import WeChatProtocol

/// What `late_reply.way` says.
enum LateWay: Int64 {
    case send = 0
    case sending = 1
    case pickup = 2
}

extension PostgresStatement {
    /// Adds a late reply, or replaces the one with its id in its place.
    static func put(_ late: LateReply) -> Self {
        let (way, time, owner): (LateWay, Int64, Int64) =
            switch late.way {
            case .send(let notBefore): (.send, notBefore.rawValue, 0)
            case .sending(let lease): (.sending, lease.end.rawValue, lease.owner)
            case .pickup: (.pickup, 0, 0)
            }
        return Self(
            """
            INSERT INTO late_reply(key, number, account, openid, way, time, owner, expires, tries, reply)
            VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (key, number) DO UPDATE SET account = excluded.account, openid = excluded.openid,
                way = excluded.way, time = excluded.time, owner = excluded.owner, expires = excluded.expires,
                tries = excluded.tries, reply = excluded.reply
            """,
            .bytes(Array(late.id.key.bytes)),
            .integer(Int64(late.id.number)),
            .text(late.user.account),
            .text(late.user.user.rawValue),
            .integer(way.rawValue),
            .integer(time),
            .integer(owner),
            .integer(late.expires.rawValue),
            .integer(Int64(late.tries)),
            .bytes(StoredReply.bytes(of: late.reply))
        )
    }

    /// Hands out what is to be sent: of each user's replies the oldest, and none while one is being sent.
    ///
    /// What another
    /// replica is just taking is left to it.
    static func takeLateReplies(account: String, limit: Int, lease: Lease, at now: WallTime) -> Self {
        Self(
            """
            WITH due AS (
                SELECT id FROM late_reply AS one
                WHERE account = $1 AND way = 0 AND (time <= $2 OR time > $3) AND NOT EXISTS(
                    SELECT 1 FROM late_reply AS other
                    WHERE other.openid = one.openid AND other.account = one.account
                    AND (other.way = 1 OR other.way = 0 AND other.id < one.id)
                )
                ORDER BY id LIMIT $4 FOR UPDATE SKIP LOCKED
            )
            UPDATE late_reply SET way = 1, time = $5, owner = $6 FROM due WHERE late_reply.id = due.id
            RETURNING late_reply.id, key, number, account, openid, way, time, owner, expires, tries, reply
            """,
            .text(account),
            .integer(now.rawValue),
            .integer((now + LateReply.horizon).rawValue),
            .integer(Int64(max(limit, 0))),
            .integer(lease.end.rawValue),
            .integer(lease.owner)
        )
    }

    /// Hands over the replies whose sender is gone; no other lease lasts longer than the horizon from here on.
    static func takeOverSendings(account: String, lease: Lease, at now: WallTime) -> [Self] {
        [
            Self(
                "UPDATE late_reply SET time = $2 WHERE account = $1 AND way = 1 AND time > $2",
                .text(account),
                .integer((now + LateReply.horizon).rawValue)
            ),
            Self(
                """
                WITH left_behind AS (
                    SELECT id FROM late_reply WHERE account = $1 AND way = 1 AND time <= $2 AND owner <> $4
                    ORDER BY id FOR UPDATE SKIP LOCKED
                )
                UPDATE late_reply SET time = $3, owner = $4 FROM left_behind WHERE late_reply.id = left_behind.id
                RETURNING late_reply.id, key, number, account, openid, way, time, owner, expires, tries, reply
                """,
                .text(account),
                .integer(now.rawValue),
                .integer(lease.end.rawValue),
                .integer(lease.owner)
            ),
        ]
    }

    /// The late replies of a user.
    static func lateReplies(of user: UserKey) -> Self {
        Self(
            """
            SELECT id, key, number, account, openid, way, time, owner, expires, tries, reply FROM late_reply
            WHERE openid = $1 AND account = $2
            """,
            .text(user.user.rawValue),
            .text(user.account)
        )
    }
}

extension PostgresResult {
    /// Late replies, oldest first.
    func lateReplies() throws(PostgresError) -> [LateReply] {
        var replies: [(id: Int64, reply: LateReply)] = []
        for row in self.rows { replies.append((try row.integer(0), try row.lateReply())) }
        return replies.sorted { $0.id < $1.id }.map(\.reply)
    }
}

extension PostgresRow {
    fileprivate func lateReply() throws(PostgresError) -> LateReply {
        let time = WallTime(rawValue: try self.integer(6))
        let way: LateReply.Way
        switch LateWay(rawValue: try self.integer(5)) {
        case .send: way = .send(notBefore: time)
        case .sending: way = .sending(Lease(owner: try self.integer(7), end: time))
        case .pickup, nil: way = .pickup
        }
        return LateReply(
            id: LateReply.ID(key: try self.deliveryKey(1), number: Int(try self.integer(2))),
            user: UserKey(account: try self.text(3), user: OpenID(rawValue: try self.text(4))),
            reply: try self.reply(10),
            way: way,
            expires: WallTime(rawValue: try self.integer(8)),
            tries: Int(try self.integer(9))
        )
    }
}

#endif
