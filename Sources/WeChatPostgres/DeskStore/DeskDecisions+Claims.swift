// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import WeChatBot
import WeChatProtocol

extension DeskDecisions {
    /// Decides about a claim of a delivery that is known, or was just made and isn't alone; nil where it is gone.
    mutating func known(_ claim: Claim, isNew: Bool = false) -> ClaimResult? {
        guard let row = self.rows[claim.key] else { return nil }
        guard row.state == .running else {
            // Whoever was told it last sees to it that it arrives.
            if row.state == .answered, row.owner != claim.lease.owner { self.hand(row, to: claim) }
            return .answered(row.reply, digest: row.digest)
        }
        let terms = LeaseTerms(claim.lease, at: claim.arrival, by: self.clock)
        let fresh = Lease(owner: claim.lease.owner, end: terms.end(database: self.now))
        let held = Lease(owner: row.owner, end: row.leaseEnd)
        guard row.owner == claim.lease.owner || held.isOver(at: terms.now(database: self.now), beside: fresh) else {
            return .running(first: row.first, leaseEnd: terms.callersTime(of: row.leaseEnd, database: self.now))
        }
        let line = self.line(of: row.user, beside: fresh, at: terms.now(database: self.now))
        let isOthers = line.contains { $0.owner != claim.lease.owner }
        var own = row.inLine(claim.key)
        (own.owner, own.waits) = (claim.lease.owner, true)
        let isTurn = own.mayRun(beside: line)
        // One that was just made lets all others go first; one that was told to run stays so.
        let waits = isNew ? isOthers : !isTurn && (row.waits || row.owner != claim.lease.owner)
        // Its lease is renewed with the others of its desk.
        if row.owner != claim.lease.owner || row.waits != waits { self.hand(row, to: claim, waits: waits) }
        return waits
            ? .behind(first: row.first, isPromised: row.isPromised)
            : .takenOver(first: row.first, isPromised: row.isPromised)
    }

    /// What desks have of a user whose leases hold.
    private func line(of user: UserKey, beside lease: Lease, at now: WallTime) -> [ClaimInLine] {
        self.running.merging(self.rows) { $1 }
            .compactMap { key, row in
                guard row.user == user, row.state == .running else { return nil }
                let held = Lease(owner: row.owner, end: row.leaseEnd)
                guard row.owner == lease.owner || !held.isOver(at: now, beside: lease) else { return nil }
                return row.inLine(key)
            }
    }

    /// Decides about a claim that was just made.
    mutating func fresh(_ claim: Claim) -> ClaimResult? {
        guard let row = self.rows[claim.key], row.state == .running, row.owner == claim.lease.owner else {
            return self.known(claim)
        }
        guard claim.takesPickup,
            let index = self.pickups.firstIndex(where: { $0.user == claim.user && $0.expires > claim.arrival })
        else {
            let result = self.known(claim, isNew: true)
            return if case .takenOver = result { .claimed } else { result }
        }
        let pickup = self.pickups.remove(at: index)
        self.statements.append(PostgresStatement("DELETE FROM late_reply WHERE id = $1", .integer(pickup.id)))
        self.answer(claim.key, pickup.reply, owner: claim.lease.owner, at: claim.arrival)
        return .pickedUp(pickup.reply)
    }

    private mutating func hand(_ row: DeliveryRow, to claim: Claim, waits: Bool = false) {
        var row = row
        row.waits = waits
        row.owner = claim.lease.owner
        row.leaseEnd = LeaseTerms(claim.lease, at: claim.arrival, by: self.clock).end(database: self.now)
        self.rows[claim.key] = row
        self.statements.append(.hand([claim.key], to: Lease(owner: row.owner, end: row.leaseEnd), waits: waits))
        self.leases.append((claim.user.account, claim.lease, claim.arrival))
    }
}

#endif
