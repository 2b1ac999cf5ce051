// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import WeChatBot
import WeChatProtocol

extension PostgresStatement {
    /// The database's time, in milliseconds since 1970: that at which the transaction began.
    static let now = Self("SELECT (extract(epoch FROM now()) * 1000)::bigint")

    /// Gives deliveries to an owner; what waits asks before its handler runs.
    static func hand(_ keys: [DeliveryKey], to lease: Lease, waits: Bool) -> Self {
        Self(
            "UPDATE delivery SET owner = $2, lease_end = $3, waits = $4 WHERE key = ANY($1::bytea[])",
            .byteStrings(keys.map(\.bytes)),
            .integer(lease.owner),
            .integer(lease.end.rawValue),
            .boolean(waits)
        )
    }

    /// Renews an owner's leases.
    static func renew(_ keys: [DeliveryKey], _ lease: Lease) -> Self {
        Self(
            "UPDATE delivery SET lease_end = $3 WHERE key = ANY($1::bytea[]) AND owner = $2",
            .byteStrings(keys.map(\.bytes)),
            .integer(lease.owner),
            .integer(lease.end.rawValue)
        )
    }

    /// Takes a reply from a delivery, as it goes another way.
    static func divert(_ key: DeliveryKey) -> Self {
        Self(
            "UPDATE delivery SET state = 2, reply = NULL WHERE key = $1 AND state = 1",
            .bytes(key.bytes)
        )
    }

    /// Keeps in mind that a user was told to ask.
    static func promise(_ key: DeliveryKey) -> Self {
        Self("UPDATE delivery SET promised = true WHERE key = $1", .bytes(key.bytes))
    }

    private static let adding: StaticString =
        "INSERT INTO conversation(openid, account, name, data, expires) VALUES($1, $2, $3, $4, $5)"
    private static let replacing: StaticString = """
        INSERT INTO conversation(openid, account, name, data, expires) VALUES($1, $2, $3, $4, $5)
        ON CONFLICT (openid, account, name) DO UPDATE SET data = excluded.data, expires = excluded.expires
        """

    /// Replaces or removes states of a user's conversations, in the order of their names.
    ///
    /// - Parameters:
    ///   - states: The states by their names; nil for those that are removed.
    ///   - user: The user.
    ///   - mayExist: Whether there may be one of that name; where not, it fails where somebody else has added it.
    /// - Returns: The statements.
    static func update(
        _ states: [String: StoredState?],
        of user: UserKey,
        mayExist: (String) -> Bool
    ) -> [Self] {
        states.sorted { $0.key < $1.key }
            .map { name, state in
                guard let state else {
                    return Self(
                        "DELETE FROM conversation WHERE openid = $1 AND account = $2 AND name = $3",
                        .text(user.user.rawValue),
                        .text(user.account),
                        .text(name)
                    )
                }
                return Self(
                    mayExist(name) ? Self.replacing : Self.adding,
                    .text(user.user.rawValue),
                    .text(user.account),
                    .text(name),
                    .bytes(state.data),
                    .integer(state.expires.rawValue)
                )
            }
    }

    /// Adds a dead letter.
    static func add(_ letter: DeadLetter) -> Self {
        Self(
            """
            INSERT INTO dead_letter(account, openid, time, key, reason, detail, push, reply)
            VALUES($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            .text(letter.user.account),
            .text(letter.user.user.rawValue),
            .integer(letter.time.rawValue),
            .bytes(Array(letter.key.bytes)),
            .text(letter.reason.rawValue),
            .text(letter.detail),
            .bytes(letter.push),
            .bytes(StoredReply.bytes(of: letter.reply))
        )
    }

    /// Removes everything that is stored about a user, but for the keys of deliveries.
    ///
    /// The deliveries first: that waits for another replica which is ending one, and what it wrote is seen after that.
    static func forget(_ user: UserKey, by leaving: DeliveryKey?) -> [Self] {
        let (openID, account) = (PostgresValue.text(user.user.rawValue), PostgresValue.text(user.account))
        return [
            Self(
                """
                UPDATE delivery SET state = 2, push = NULL, reply = NULL, openid = '', time = coalesce(time, first)
                WHERE openid = $1 AND account = $2 AND (state > 0 OR key < $3)
                """,
                openID,
                account,
                // A key begins with its second, and one that is cut off there comes before all of that second.
                leaving.map { .bytes(Array($0.bytes.prefix(4))) } ?? .null
            ),
            Self("DELETE FROM conversation WHERE openid = $1 AND account = $2", openID, account),
            Self("DELETE FROM late_reply WHERE openid = $1 AND account = $2", openID, account),
            Self("DELETE FROM dead_letter WHERE openid = $1 AND account = $2", openID, account),
        ]
    }
}

#endif
