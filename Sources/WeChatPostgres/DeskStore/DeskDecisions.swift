// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import WeChatBot
import WeChatProtocol

/// Decides what work does to the rows that it has read and locked, and keeps the statements that do it.
struct DeskDecisions {
    private var rows: [DeliveryKey: DeliveryRow]
    private var pickups: [WaitingPickup]
    private var sendings: [LateSending]
    private let now: WallTime
    private let clock: LeaseClock
    /// What is to be run, in its order.
    private(set) var statements: [PostgresStatement] = []
    /// Leases that were given or renewed.
    private(set) var leases: [(account: String, lease: Lease, now: WallTime)] = []

    /// - Parameters:
    ///   - rows: The rows of all deliveries that the work concerns.
    ///   - pickups: The replies that wait for its users, oldest first.
    ///   - sendings: Who sends those of the late replies that it changes or ends.
    ///   - now: The database's time.
    ///   - clock: By which clock leases run.
    init(
        rows: [DeliveryKey: DeliveryRow],
        pickups: [WaitingPickup],
        sendings: [LateSending],
        now: WallTime,
        clock: LeaseClock
    ) {
        (self.rows, self.pickups, self.sendings) = (rows, pickups, sendings)
        (self.now, self.clock) = (now, clock)
    }

    mutating func decide(_ work: DeskWork) -> DeskWork.Answer {
        switch work {
        case .known(let claim): return self.known(claim).map { .claim($0) } ?? .vanished
        case .fresh(let claim): return self.fresh(claim).map { .claim($0) } ?? .vanished
        case .commit(let changes):
            guard self.allows(changes) else { return .notOwner }
            for change in changes { self.apply(change) }
            return .committed
        }
    }

    // MARK: Claims

    private mutating func known(_ claim: Claim) -> ClaimResult? {
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
        self.hand(row, to: claim)
        return .takenOver(first: row.first, isPromised: row.isPromised)
    }

    private mutating func fresh(_ claim: Claim) -> ClaimResult? {
        guard let row = self.rows[claim.key], row.state == .running, row.owner == claim.lease.owner else {
            return self.known(claim)
        }
        guard let index = self.pickups.firstIndex(where: { $0.user == claim.user && $0.expires > claim.arrival }) else {
            return .claimed
        }
        let pickup = self.pickups.remove(at: index)
        self.statements.append(PostgresStatement("DELETE FROM late_reply WHERE id = $1", .integer(pickup.id)))
        self.answer(claim.key, pickup.reply, owner: claim.lease.owner, at: claim.arrival)
        return .pickedUp(pickup.reply)
    }

    private mutating func hand(_ row: DeliveryRow, to claim: Claim) {
        var row = row
        row.owner = claim.lease.owner
        row.leaseEnd = LeaseTerms(claim.lease, at: claim.arrival, by: self.clock).end(database: self.now)
        self.rows[claim.key] = row
        self.statements.append(.hand([claim.key], to: Lease(owner: row.owner, end: row.leaseEnd)))
        self.leases.append((claim.user.account, claim.lease, claim.arrival))
    }

    // MARK: Commits

    /// Whether every delivery that these changes answer is claimed by who answers it, and what they divert is theirs.
    private func allows(_ changes: [DeskChange]) -> Bool {
        changes.allSatisfy { change in
            switch change {
            case .answered(let key, _, let owner, at: _):
                self.rows[key].map { $0.state == .running && $0.owner == owner } ?? false
            case .diverted(let key, let owner):
                switch self.rows[key]?.state {
                case .answered: self.rows[key]?.owner == owner
                case .settled: false
                case .running, nil: true
                }
            case .lateChanged(let late, let owner): self.isBeingSent(late.id, by: owner)
            case .lateEnded(let id, let owner): self.isBeingSent(id, by: owner)
            case .settled, .promised, .renewed, .states, .late, .dead, .forgotten: true
            }
        }
    }

    private func isBeingSent(_ id: LateReply.ID, by owner: Int64) -> Bool {
        self.sendings.contains { $0.id == id && $0.owner == owner }
    }

    private mutating func apply(_ change: DeskChange) {
        switch change {
        case .answered(let key, let reply, let owner, let time): self.answer(key, reply, owner: owner, at: time)
        case .settled(let key):
            guard self.rows[key]?.state == .answered else { return }
            self.rows[key]?.state = .settled
            self.statements.append(SettledNotes.statement([key]))
        case .diverted(let key, owner: _):
            guard self.rows[key]?.state == .answered else { return }
            self.rows[key]?.state = .settled
            self.rows[key]?.reply = .nothing
            self.statements.append(.divert(key))
        case .promised(let key):
            self.rows[key]?.isPromised = true
            self.statements.append(.promise(key))
        case .renewed(let keys, let lease): self.renew(keys, lease)
        case .states(let user, let states): self.statements += PostgresStatement.update(states, of: user)
        case .late(let late): self.statements.append(.put(late))
        case .lateChanged(let late, owner: _):
            if case .sending = late.way {} else { self.sendings.removeAll { $0.id == late.id } }
            self.statements.append(.put(late))
        case .lateEnded(let id, owner: _):
            self.sendings.removeAll { $0.id == id }
            self.statements.append(
                PostgresStatement(
                    "DELETE FROM late_reply WHERE key = $1 AND number = $2",
                    .bytes(Array(id.key.bytes)),
                    .integer(Int64(id.number))
                )
            )
        case .dead(let letter): self.statements.append(.add(letter))
        case .forgotten(let user, let leaving): self.forget(user, by: leaving)
        }
    }

    private mutating func answer(_ key: DeliveryKey, _ reply: Reply, owner: Int64, at time: WallTime) {
        self.rows[key]?.state = reply == .nothing ? .settled : .answered
        self.rows[key]?.reply = reply
        self.statements.append(QuickWork.answer(key, reply, owner: owner, at: time).statement(by: self.clock))
    }

    private mutating func renew(_ keys: [DeliveryKey], _ lease: Lease) {
        let end = LeaseTerms(lease, at: self.now, by: self.clock).end(database: self.now)
        let own = keys.filter { self.rows[$0]?.owner == lease.owner }
        guard !own.isEmpty else { return }
        for key in own { self.rows[key]?.leaseEnd = end }
        self.statements.append(.renew(own, Lease(owner: lease.owner, end: end)))
        for account in Set(own.compactMap { self.rows[$0]?.user.account }) {
            self.leases.append((account, lease, self.now))
        }
    }

    private mutating func forget(_ user: UserKey, by leaving: DeliveryKey?) {
        for (key, row) in self.rows where row.user == user {
            if row.state == .running {
                guard let leaving, key.createTime < leaving.createTime else { continue }
            }
            self.rows[key]?.state = .settled
            self.rows[key]?.reply = .nothing
        }
        self.pickups.removeAll { $0.user == user }
        self.sendings.removeAll { $0.user == user }
        self.statements += PostgresStatement.forget(user, by: leaving)
    }
}

#endif
