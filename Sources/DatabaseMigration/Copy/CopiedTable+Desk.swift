// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

extension CopiedTable {
    /// The framework's tables.
    ///
    /// What belongs to a running process isn't copied: who is there, and who asks for a token.
    static let desk = [deliveries, conversations, lateReplies, deadLetters, accessTokens, forcedRefreshes]

    /// A delivery that a note of SQLite's names as settled is settled; ids become the order of those of one millisecond.
    private static let deliveries = CopiedTable(
        name: "deliveries",
        reading: """
            SELECT key, CASE WHEN state = 1 AND is_settled(id) THEN 2 ELSE state END, owner, lease_end, promised, first, id,
                time, digest, account, user, push, reply
            FROM delivery WHERE length(key) > 0 ORDER BY id
            """,
        columns: [
            .bytes, .smallInteger, .integer, .integer, .boolean, .integer, .integer, .integer, .integer, .text, .text,
            .bytes, .bytes,
        ],
        copying: """
            COPY delivery(key, state, owner, lease_end, promised, first, sequence, time, digest, account, openid, push,
                reply) FROM STDIN BINARY
            """,
        checking: (
            """
            DECLARE copied_delivery NO SCROLL CURSOR FOR
            SELECT key, state, owner, lease_end, promised, first, sequence, time, digest, account, openid, push, reply
            FROM delivery
            """,
            "FETCH FORWARD 1000 FROM copied_delivery"
        )
    )

    private static let conversations = CopiedTable(
        name: "conversations and lists",
        reading: "SELECT user, account, name, data, expires FROM conversation ORDER BY account, user, name",
        columns: [.text, .text, .text, .bytes, .integer],
        copying: "COPY conversation(openid, account, name, data, expires) FROM STDIN BINARY",
        checking: (
            """
            DECLARE copied_conversation NO SCROLL CURSOR FOR
            SELECT openid, account, name, data, expires FROM conversation
            """,
            "FETCH FORWARD 1000 FROM copied_conversation"
        )
    )

    private static let lateReplies = CopiedTable(
        name: "late replies and pickups",
        reading: """
            SELECT key, number, account, user, way, time, owner, expires, tries, reply FROM late_reply ORDER BY id
            """,
        columns: [.bytes, .integer, .text, .text, .integer, .integer, .integer, .integer, .integer, .bytes],
        copying: """
            COPY late_reply(key, number, account, openid, way, time, owner, expires, tries, reply) FROM STDIN BINARY
            """,
        checking: (
            """
            DECLARE copied_late_reply NO SCROLL CURSOR FOR
            SELECT key, number, account, openid, way, time, owner, expires, tries, reply FROM late_reply
            """,
            "FETCH FORWARD 1000 FROM copied_late_reply"
        )
    )

    private static let deadLetters = CopiedTable(
        name: "dead letters",
        reading: "SELECT account, user, time, key, reason, detail, push, reply FROM dead_letter ORDER BY id",
        columns: [.text, .text, .integer, .bytes, .text, .text, .bytes, .bytes],
        copying: "COPY dead_letter(account, openid, time, key, reason, detail, push, reply) FROM STDIN BINARY",
        checking: (
            """
            DECLARE copied_dead_letter NO SCROLL CURSOR FOR
            SELECT account, openid, time, key, reason, detail, push, reply FROM dead_letter
            """,
            "FETCH FORWARD 1000 FROM copied_dead_letter"
        )
    )

    private static let accessTokens = CopiedTable(
        name: "access tokens",
        reading: "SELECT app, kind, value, obtained, expires FROM access_token ORDER BY app, kind",
        columns: [.text, .text, .text, .integer, .integer],
        copying: "COPY access_token(app, kind, value, obtained, expires) FROM STDIN BINARY",
        checking: (
            """
            DECLARE copied_access_token NO SCROLL CURSOR FOR
            SELECT app, kind, value, obtained, expires FROM access_token
            """,
            "FETCH FORWARD 1000 FROM copied_access_token"
        )
    )

    private static let forcedRefreshes = CopiedTable(
        name: "forced refreshes of tokens",
        reading: """
            SELECT app, kind, group_concat(time) FROM (SELECT * FROM forced_refresh ORDER BY app, kind, time)
            GROUP BY app, kind
            """,
        columns: [.text, .text, .integers],
        copying: "COPY forced_refresh(app, kind, times) FROM STDIN BINARY",
        checking: (
            "DECLARE copied_refresh NO SCROLL CURSOR FOR SELECT app, kind, times FROM forced_refresh",
            "FETCH FORWARD 1000 FROM copied_refresh"
        )
    )
}

#endif
