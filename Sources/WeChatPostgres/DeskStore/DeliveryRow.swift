// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import WeChatBot
import WeChatProtocol

/// A delivery as the table has it.
struct DeliveryRow: Equatable {
    /// What `delivery.state` says.
    enum State: Int64 {
        /// Its handler runs; `push` is kept.
        case running = 0
        /// It has a reply that nobody noted as given.
        case answered = 1
        /// Nobody need look after it; its reply is kept for a while.
        case settled = 2
    }

    var state: State
    var owner: Int64
    var leaseEnd: WallTime
    var first: WallTime
    var digest: UInt64
    var isPromised: Bool
    /// Whether its handler waits for what other desks have of its user.
    var waits: Bool
    var user: UserKey
    var reply: Reply

    /// Where it stands among its user's: by the second in which WeChat made the push, and then by the clock of the desk that
    /// it came to first.
    func inLine(_ key: DeliveryKey) -> ClaimInLine {
        let order = Int64(key.createTime) << 32 | self.first.rawValue & 0xFFFF_FFFF
        return ClaimInLine(key: key, owner: self.owner, order: order, waits: self.waits)
    }

    /// Reads the rows of deliveries and locks them, in the order of their keys.
    static func selection(_ keys: Set<DeliveryKey>) -> PostgresStatement {
        PostgresStatement(
            """
            SELECT key, state, owner, lease_end, first, digest, promised, account, openid, reply, waits
            FROM delivery WHERE key = ANY($1::bytea[]) ORDER BY key FOR UPDATE
            """,
            .byteStrings(keys.sorted().map(\.bytes))
        )
    }

    /// Reads the rows of whatever runs of some users, and leaves them to whoever works on them; what comes before all that
    /// any desk has isn't looked through.
    static func running(of users: Set<UserKey>) -> PostgresStatement {
        PostgresStatement(
            """
            SELECT key, state, owner, lease_end, first, digest, promised, account, openid, reply, waits
            FROM delivery WHERE openid = ANY($1::text[]) AND state = 0
            AND key >= coalesce((SELECT oldest FROM desk ORDER BY oldest LIMIT 1), '')
            """,
            .texts(users.map(\.user.rawValue).sorted())
        )
    }

    static func rows(_ result: PostgresResult) throws(PostgresError) -> [DeliveryKey: Self] {
        var rows: [DeliveryKey: Self] = [:]
        for row in result.rows {
            guard let state = State(rawValue: try row.integer(1)) else { throw .unexpectedAnswer }
            rows[try row.deliveryKey(0)] = Self(
                state: state,
                owner: try row.integer(2),
                leaseEnd: WallTime(rawValue: try row.integer(3)),
                first: WallTime(rawValue: try row.integer(4)),
                digest: UInt64(bitPattern: try row.integer(5)),
                isPromised: try row.boolean(6),
                waits: try row.boolean(10),
                user: UserKey(account: try row.text(7), user: OpenID(rawValue: try row.text(8))),
                reply: try row.reply(9)
            )
        }
        return rows
    }
}

extension PostgresRow {
    /// A delivery's key.
    func deliveryKey(_ column: Int) throws(PostgresError) -> DeliveryKey {
        guard let key = DeliveryKey(bytes: try self.bytes(column)) else { throw .unexpectedAnswer }
        return key
    }

    /// A kept reply; nothing where it was removed, or a newer version wrote it.
    func reply(_ column: Int) throws(PostgresError) -> Reply {
        try self.bytesIfAny(column).flatMap { StoredReply.reply(of: $0) } ?? .nothing
    }
}

#endif
