// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import WeChatBot
import WeChatProtocol

/// Decides what work does to the rows that it has read and locked, and keeps the statements that do it.
struct DeskDecisions {
    var rows: [DeliveryKey: DeliveryRow]
    /// What runs of users whose deliveries ask for their turn; where a row is among `rows` too, that one counts.
    let running: [DeliveryKey: DeliveryRow]
    var pickups: [WaitingPickup]
    private var sendings: [LateSending]
    private var states: [UserKey: [String: StoredState]]
    let now: WallTime
    let clock: LeaseClock
    /// What is to be run, in its order.
    var statements: [PostgresStatement] = []
    /// Leases that were given or renewed.
    var leases: [(account: String, lease: Lease, now: WallTime)] = []

    /// - Parameters:
    ///   - rows: The rows of all deliveries that the work concerns.
    ///   - running: The rows of all that runs of users whose deliveries ask for their turn.
    ///   - pickups: The replies that wait for its users, oldest first.
    ///   - sendings: Who sends those of the late replies that it changes or ends.
    ///   - states: The states of those of its users whose states must be what they were, and of no others.
    ///   - now: The database's time.
    ///   - clock: By which clock leases run.
    init(
        rows: [DeliveryKey: DeliveryRow],
        running: [DeliveryKey: DeliveryRow],
        pickups: [WaitingPickup],
        sendings: [LateSending],
        states: [UserKey: [String: StoredState]],
        now: WallTime,
        clock: LeaseClock
    ) {
        (self.rows, self.running) = (rows, running)
        (self.pickups, self.sendings, self.states) = (pickups, sendings, states)
        (self.now, self.clock) = (now, clock)
    }

    mutating func decide(_ work: DeskWork) -> DeskWork.Answer {
        switch work {
        case .known(let claim): return self.known(claim).map { .claim($0) } ?? .vanished
        case .fresh(let claim): return self.fresh(claim).map { .claim($0) } ?? .vanished
        case .commit(let changes):
            guard self.allows(changes) else { return .refused(.notOwner) }
            guard self.hasStates(of: changes) else { return .refused(.statesChanged) }
            for change in changes { self.apply(change) }
            return .committed
        }
    }

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
            case .settled, .promised, .renewed, .states, .unchanged, .late, .dead, .forgotten: true
            }
        }
    }

    /// Whether the states of conversations are what these changes say that they are.
    private func hasStates(of changes: [DeskChange]) -> Bool {
        for case .unchanged(let user, let states, let time) in changes {
            let known = (self.states[user] ?? [:]).filter { $0.value.expires > time }
            guard known.agrees(with: states) else { return false }
        }
        return true
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
        case .unchanged: break
        case .states(let user, let states):
            // What isn't there can't be locked: it is added, and where another was first, all is decided again.
            let known = self.states[user]
            self.statements += PostgresStatement.update(states, of: user) { known == nil || known?[$0] != nil }
            for (name, state) in states { self.states[user]?[name] = state }
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

    mutating func answer(_ key: DeliveryKey, _ reply: Reply, owner: Int64, at time: WallTime) {
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
        self.states[user]?.removeAll()
        self.pickups.removeAll { $0.user == user }
        self.sendings.removeAll { $0.user == user }
        self.statements += PostgresStatement.forget(user, by: leaving)
    }
}

#endif
