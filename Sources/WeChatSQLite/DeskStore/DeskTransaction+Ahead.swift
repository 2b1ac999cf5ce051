// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import SQLiteAccess
import WeChatBot
import WeChatProtocol

/// Claims that were made ahead.
extension DeskTransaction {
    /// Begins with claims whose ends may be among the work.
    mutating func begin(_ claims: [AheadClaim]) { if !claims.isEmpty { self.ahead = AheadClaims(claims) } }

    /// Keeps them, with their ends as far as these have come, before anything looks at the file's rows.
    mutating func keepAhead() throws {
        let entries = self.ahead.takeAll()
        guard !entries.isEmpty else { return }
        let first = try self.insert(entries)
        for index in entries.indices {
            let key = entries[index].ahead.claim.key
            _ = self.memo.desks.isShared(entries[index].ahead.claim)
            self.note(key, id: first + Int64(index))
            if let end = entries[index].end {
                self.noteEnd(of: key, by: end.reply, at: end.time)
            } else {
                self.keptAlone.append(entries[index].ahead)
            }
        }
    }

    /// The second of the newest key; nil once it was told.
    mutating func newestSecond() throws -> UInt32? {
        guard !self.memo.hasSeenNewest else { return nil }
        self.memo.hasSeenNewest = true
        let key: Data? = try self.row("SELECT max(key) FROM delivery_key", [])?[0]
        let indexed = try key.map(Self.key)?.createTime ?? 0
        return max(indexed, self.memo.recent.newest?.createTime ?? 0)
    }

    /// For whose next message late replies wait; one more than are of use at the most.
    func pickupUsers() throws -> Set<UserKey> {
        let rows = try self.rows(
            "SELECT DISTINCT account, user FROM late_reply WHERE way = 2 LIMIT ?",
            [PickupUsers.most + 1]
        )
        return Set(rows.map { UserKey(account: $0[0], user: OpenID(rawValue: $0[1])) })
    }
}
