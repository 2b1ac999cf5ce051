// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import WeChatBot
import WeChatProtocol

/// Each of these removes a few hundred rows at the most, so that a purge never keeps the desk waiting for long, and
/// says whether there may be more.
extension DeskTransaction {
    static let round = 500

    /// Removes the replies that are noted as given and were made by then, and the notes.
    mutating func removeReplies(until time: WallTime) throws -> Bool {
        var count = 0
        while count < Self.round {
            let row = try self.row(
                "SELECT id, deliveries FROM settled_note WHERE time <= ? ORDER BY id LIMIT 1",
                [time.rawValue]
            )
            guard let row else {
                try self.raiseFloor()
                return false
            }
            let (id, note): (Int64, Data) = (row[0], row[1])
            for delivery in Self.deliveries(in: note) {
                try self.execute(
                    "UPDATE delivery SET state = 2, reply = NULL, user = '' WHERE id = ? AND state = 1",
                    [delivery]
                )
                count += 1
            }
            try self.execute("DELETE FROM settled_note WHERE id = ?", [id])
        }
        return true
    }

    private mutating func raiseFloor() throws {
        let next = try self.row(
            "SELECT id FROM delivery WHERE id > ? AND state < 2 ORDER BY id LIMIT 1",
            [self.memo.floor]
        )
        let last = try next ?? self.row("SELECT max(id) + 1 FROM delivery", [])
        if let last, let id: Int64 = last[0] { self.memo.floor = max(self.memo.floor, id - 1) }
    }

    /// Removes deliveries behind an id: those that are done by one time, and those that are answered by another, which
    /// is earlier.
    ///
    /// Ids grow with the time, so the end is where all of a round is too new; not where nothing is removed, as a whole
    /// round may be old and have to stay.
    /// - Returns: The id from which to go on; nil at the end.
    mutating func removeDeliveries(
        after id: Int64,
        doneUntil done: WallTime,
        answeredUntil answered: WallTime
    ) throws -> Int64? {
        let last = try self.row(
            """
            SELECT max(id), count(*), min(coalesce(time, first))
            FROM (SELECT id, time, first FROM delivery WHERE id > ? ORDER BY id LIMIT ?)
            """,
            [id, Self.round]
        )
        guard let last, let end: Int64 = last[0], let oldest: Int64 = last[2] else { return nil }
        let removed = "id > ? AND id <= ? AND (state = 2 AND time <= ? OR state = 1 AND time <= ?)"
        let arguments: StatementArguments = [id, end, done.rawValue, answered.rawValue]
        for row in try self.rows("SELECT key, id FROM delivery WHERE \(removed) ORDER BY key", arguments) {
            let key: Data = row[0]
            if !key.isEmpty { try self.forgetKey(try Self.key(key), of: row[1]) }
        }
        // The newest keeps its id, so that it isn't used again.
        let newest = "(SELECT max(id) FROM delivery)"
        try self.execute(
            "UPDATE delivery SET key = x'', state = 2, reply = NULL, user = '' WHERE \(removed) AND id = \(newest)",
            arguments
        )
        try self.execute("DELETE FROM delivery WHERE \(removed) AND id < \(newest)", arguments)
        return oldest <= done.rawValue && last[1] == Self.round ? end : nil
    }

    /// Removes dead letters of that time, and the oldest of too many.
    func removeDeadLetters(until time: WallTime, keeping limit: Int) throws -> Bool {
        try self.execute(
            """
            DELETE FROM dead_letter WHERE id IN (
                SELECT id FROM dead_letter
                WHERE time <= ? OR id <= (SELECT max(id) FROM dead_letter) - ? ORDER BY id LIMIT ?
            )
            """,
            [time.rawValue, limit, Self.round]
        )
        return self.database.changesCount == Self.round
    }

    /// Removes expired replies that wait for a message.
    func removePickups(at now: WallTime) throws -> Bool {
        try self.execute(
            """
            DELETE FROM late_reply WHERE id IN (
                SELECT id FROM late_reply WHERE way = 2 AND expires <= ? ORDER BY id LIMIT ?
            )
            """,
            [now.rawValue, Self.round]
        )
        return self.database.changesCount == Self.round
    }

    /// Removes expired states of conversations.
    func removeStates(at now: WallTime) throws -> Bool {
        try self.execute(
            """
            DELETE FROM conversation WHERE (account, user, name) IN (
                SELECT account, user, name FROM conversation WHERE expires <= ? LIMIT ?
            )
            """,
            [now.second.rawValue, Self.round]
        )
        return self.database.changesCount == Self.round
    }
}
