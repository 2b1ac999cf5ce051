// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import WeChatBot
import WeChatProtocol

extension DeskTransaction {
    private static let columns = "id, key, number, account, user, way, time, owner, expires, tries, reply"

    mutating func put(_ late: LateReply) throws {
        let (way, time, owner): (DeskSchema.Way, Int64, Int64) =
            switch late.way {
            case .send(let notBefore): (.send, notBefore.rawValue, 0)
            case .sending(let lease): (.sending, lease.end.rawValue, lease.owner)
            case .pickup: (.pickup, 0, 0)
            }
        try self.execute(
            """
            INSERT INTO late_reply(key, number, account, user, way, time, owner, expires, tries, reply)
            VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT(key, number) DO UPDATE SET account = excluded.account, user = excluded.user,
                way = excluded.way, time = excluded.time, owner = excluded.owner, expires = excluded.expires,
                tries = excluded.tries, reply = excluded.reply
            """,
            [
                Data(late.id.key.bytes), late.id.number, late.user.account, late.user.user.rawValue, way.rawValue, time,
                owner, late.expires.rawValue, late.tries, Data(StoredReply.bytes(of: late.reply)),
            ]
        )
        self.hasLateReplies = true
        if !self.withoutPickups.isEmpty { self.withoutPickups.removeAll { $0 == late.user } }
    }

    func check(_ id: LateReply.ID, isBeingSentBy owner: Int64) throws {
        let row = try self.row(
            "SELECT 1 FROM late_reply WHERE key = ? AND number = ? AND way = 1 AND owner = ?",
            [Data(id.key.bytes), id.number, owner]
        )
        guard row != nil else { throw DeskStoreError.notOwner }
    }

    func end(_ id: LateReply.ID) throws {
        try self.execute("DELETE FROM late_reply WHERE key = ? AND number = ?", [Data(id.key.bytes), id.number])
    }

    /// Removes the oldest reply that waits for the user's next message.
    mutating func takePickup(of user: UserKey, at now: WallTime) throws -> Reply? {
        let hasLateReplies = try self.hasLateReplies ?? (self.row("SELECT 1 FROM late_reply LIMIT 1", []) != nil)
        self.hasLateReplies = hasLateReplies
        guard hasLateReplies else { return nil }
        let row = try self.row(
            """
            SELECT id, reply FROM late_reply WHERE account = ? AND user = ? AND way = 2 AND expires > ?
            ORDER BY id LIMIT 1
            """,
            [user.account, user.user.rawValue, now.rawValue]
        )
        guard let row else { return nil }
        let id: Int64 = row[0]
        try self.execute("DELETE FROM late_reply WHERE id = ?", [id])
        return Self.reply(row[1])
    }

    func takeLateReplies(account: String, limit: Int, lease: Lease, at now: WallTime) throws -> [LateReply] {
        let rows = try self.rows(
            """
            SELECT \(Self.columns) FROM late_reply AS one
            WHERE account = ? AND way = 0 AND (time <= ? OR time > ?) AND NOT EXISTS(
                SELECT 1 FROM late_reply AS other WHERE other.account = one.account AND other.user = one.user
                AND (other.way = 1 OR other.way = 0 AND other.id < one.id)
            )
            ORDER BY id LIMIT ?
            """,
            [account, now.rawValue, (now + LateReply.horizon).rawValue, max(limit, 0)]
        )
        return try rows.map { try self.hand($0, to: lease) }
    }

    /// Hands over the replies whose sender is gone; no other lease lasts longer than the horizon from here on.
    func takeOverSendings(account: String, lease: Lease, at now: WallTime, all: Bool) throws -> [LateReply] {
        let horizon = (now + LateReply.horizon).rawValue
        try self.execute(
            "UPDATE late_reply SET time = ? WHERE account = ? AND way = 1 AND time > ?",
            [horizon, account, horizon]
        )
        let rows = try self.rows(
            """
            SELECT \(Self.columns) FROM late_reply
            WHERE account = ? AND way = 1 AND (? OR time <= ? AND owner <> ?) ORDER BY id
            """,
            [account, all, now.rawValue, lease.owner]
        )
        return try rows.map { try self.hand($0, to: lease) }
    }

    private func hand(_ row: Row, to lease: Lease) throws -> LateReply {
        let id: Int64 = row[0]
        try self.execute(
            "UPDATE late_reply SET way = 1, time = ?, owner = ? WHERE id = ?",
            [lease.end.rawValue, lease.owner, id]
        )
        var late = try Self.lateReply(row)
        late.way = .sending(lease)
        return late
    }

    static func lateReplies(of user: UserKey, in database: Database) throws -> [LateReply] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT \(self.columns) FROM late_reply WHERE account = ? AND user = ? ORDER BY id"
            ),
            arguments: [user.account, user.user.rawValue]
        )
        .map(self.lateReply)
    }

    private static func lateReply(_ row: Row) throws -> LateReply {
        let time = WallTime(rawValue: row[6])
        let way: LateReply.Way =
            switch DeskSchema.Way(rawValue: row[5]) {
            case .send: .send(notBefore: time)
            case .sending: .sending(Lease(owner: row[7], end: time))
            case .pickup, nil: .pickup
            }
        return LateReply(
            id: LateReply.ID(key: try self.key(row[1]), number: row[2]),
            user: UserKey(account: row[3], user: OpenID(rawValue: row[4])),
            reply: self.reply(row[10]),
            way: way,
            expires: WallTime(rawValue: row[8]),
            tries: row[9]
        )
    }

    /// A delivery's key as it is kept.
    /// - Throws: SQLite's error for a file that is damaged.
    static func key(_ data: Data) throws -> DeliveryKey {
        guard let key = DeliveryKey(bytes: data) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a delivery's key hasn't 32 bytes")
        }
        return key
    }
}
