// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import WeChatBot
import WeChatProtocol

extension DeskTransaction {
    func update(_ states: [String: StoredState?], of user: UserKey) throws {
        for (name, state) in states {
            if let state {
                try self.execute(
                    """
                    INSERT INTO conversation(account, user, name, data, expires) VALUES(?, ?, ?, ?, ?)
                    ON CONFLICT(account, user, name) DO UPDATE SET data = excluded.data, expires = excluded.expires
                    """,
                    [user.account, user.user.rawValue, name, Data(state.data), state.expires.rawValue]
                )
            } else {
                try self.execute(
                    "DELETE FROM conversation WHERE account = ? AND user = ? AND name = ?",
                    [user.account, user.user.rawValue, name]
                )
            }
        }
    }

    static func states(of user: UserKey, at now: UnixTime, in database: Database) throws -> [String: StoredState] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: "SELECT name, data, expires FROM conversation WHERE account = ? AND user = ? AND expires > ?"
            ),
            arguments: [user.account, user.user.rawValue, now.rawValue]
        )
        var states: [String: StoredState] = [:]
        while let row = try rows.next() {
            let data: Data = row[1]
            states[row[0]] = StoredState(data: Array(data), expires: UnixTime(rawValue: row[2]))
        }
        return states
    }

    func add(_ letter: DeadLetter) throws {
        try self.execute(
            "INSERT INTO dead_letter(account, user, time, key, reason, detail, push, reply) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
            [
                letter.user.account, letter.user.user.rawValue, letter.time.rawValue, Data(letter.key.bytes),
                letter.reason.rawValue, letter.detail, Data(letter.push), Data(StoredReply.bytes(of: letter.reply)),
            ]
        )
    }

    static func deadLetters(account: String, limit: Int, in database: Database) throws -> [DeadLetter] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT user, time, key, reason, detail, push, reply FROM dead_letter
                    WHERE account = ? ORDER BY id DESC LIMIT ?
                    """
            ),
            arguments: [account, max(limit, 0)]
        )
        return try rows.map { row in
            let push: Data = row[5]
            return DeadLetter(
                key: try self.key(row[2]),
                user: UserKey(account: account, user: OpenID(rawValue: row[0])),
                time: WallTime(rawValue: row[1]),
                // A reason that a newer version knows is at least a failure.
                reason: DeadLetter.Reason(rawValue: row[3]) ?? .handlerFailed,
                detail: row[4],
                push: Array(push),
                reply: self.reply(row[6])
            )
        }
    }

    func forget(_ user: UserKey, by leaving: DeliveryKey?) throws {
        let names: StatementArguments = [user.account, user.user.rawValue]
        try self.execute("DELETE FROM conversation WHERE account = ? AND user = ?", names)
        try self.execute("DELETE FROM late_reply WHERE account = ? AND user = ?", names)
        try self.execute("DELETE FROM dead_letter WHERE account = ? AND user = ?", names)
        try self.execute(
            """
            UPDATE delivery SET state = 2, push = NULL, reply = NULL, user = '', time = coalesce(time, first)
            WHERE id > ? AND account = ? AND user = ? AND (state = 1 OR state = 0 AND key < ?)
            """,
            // A key begins with its second, and one that is cut off there comes before all of that second.
            [self.memo.floor, user.account, user.user.rawValue, leaving.map { Data($0.bytes.prefix(4)) }]
        )
    }
}
