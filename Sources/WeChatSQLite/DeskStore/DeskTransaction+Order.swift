// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import WeChatBot
import WeChatProtocol

extension DeskTransaction {
    /// Whether a claim that was just made has to wait for what other desks have of its user; asked of the file only where
    /// a process has several desks for one account.
    mutating func isBehind(_ claim: Claim) throws -> Bool {
        guard self.memo.desks.isShared(claim) else { return false }
        let isBehind = try self.line(of: claim).contains { $0.owner != claim.lease.owner }
        if isBehind { self.memo.waiting.insert(claim.key) }
        return isBehind
    }

    /// Whether a claim that is made again may run now.
    mutating func mayRun(_ claim: Claim) throws -> Bool {
        guard self.memo.waiting.contains(claim.key) else { return true }
        guard try self.line(of: claim).mayRun(claim.key) else { return false }
        self.memo.waiting.remove(claim.key)
        return true
    }

    /// What desks have of a claim's user whose leases hold.
    private func line(of claim: Claim) throws -> [ClaimInLine] {
        let rows = try self.rows(
            """
            SELECT id, key, owner FROM delivery WHERE id > ? AND state = 0 AND account = ? AND user = ?
            AND (owner = ? OR lease_end > ? AND lease_end <= ?)
            """,
            [
                self.memo.floor, claim.user.account, claim.user.user.rawValue, claim.lease.owner,
                claim.arrival.rawValue, claim.lease.latestEnd(at: claim.arrival).rawValue,
            ]
        )
        return try rows.map { row in
            let key = try Self.key(row[1])
            return ClaimInLine(key: key, owner: row[2], order: row[0], waits: self.memo.waiting.contains(key))
        }
    }

    /// Whether the states of a user's conversations are still these.
    func check(_ states: [String: StoredState?], of user: UserKey, at now: UnixTime) throws {
        let known = try Self.states(of: user, at: now, in: self.database)
        guard known.agrees(with: states) else { throw DeskStoreError.statesChanged }
    }
}
