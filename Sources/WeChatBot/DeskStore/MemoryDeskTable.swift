// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import DequeModule
import WeChatProtocol

/// All that a ``MemoryDeskStore`` keeps.
struct MemoryDeskTable {
    private let limits: MemoryDeskLimits
    private let keepsStates: Bool
    private(set) var deliveries: RememberedDeliveries
    private(set) var lateReplies: RememberedLateReplies
    private(set) var conversations: ConversationTable
    private var letters = Deque<DeadLetter>()

    /// - Parameters:
    ///   - limits: How much is kept.
    ///   - keepsStates: Whether the states of conversations are kept here, and not elsewhere.
    init(limits: MemoryDeskLimits, keepsStates: Bool = true) {
        self.limits = limits
        self.keepsStates = keepsStates
        self.deliveries = RememberedDeliveries(limits: limits)
        self.lateReplies = RememberedLateReplies(limits: limits)
        self.conversations = ConversationTable(users: limits.users)
    }

    /// Claims a delivery; one that isn't known may be answered by a late reply that waits where `fetches` says so, which
    /// is asked only where there are any.
    mutating func claim(_ claim: Claim, fetches: @autoclosure () -> Bool = true) -> ClaimResult {
        if let known = self.deliveries.claimKnown(claim) { return known }
        let mayRun = self.deliveries.insert(claim)
        guard claim.takesPickup, !self.lateReplies.isEmpty, fetches(),
            let pickup = self.lateReplies.takePickup(of: claim.user, at: claim.arrival)
        else { return mayRun ? .claimed : .behind(first: claim.arrival, isPromised: false) }
        self.deliveries.answer(claim.key, pickup, at: claim.arrival)
        return .pickedUp(pickup)
    }

    /// Claims a delivery that isn't known, where no late reply may answer it and it needn't wait for another; whether it does.
    mutating func claimNew(_ claim: Claim) -> Bool {
        guard self.deliveries.progress(of: claim.key) == nil, !claim.takesPickup || self.lateReplies.isEmpty else {
            return false
        }
        let mayRun = self.deliveries.insert(claim)
        if !mayRun { self.deliveries.release(claim.key, owner: claim.lease.owner) }
        return mayRun
    }

    /// Whether every delivery that these changes answer is claimed by who answers it, and what they divert or end is
    /// theirs; `isLent` says what late replies are known elsewhere.
    func allows(_ changes: [DeskChange], isLent: (LateReply.ID) -> Bool = { _ in false }) -> Bool {
        changes.allSatisfy { change in
            switch change {
            case .answered(let key, _, let owner, at: _): self.deliveries.isClaimed(key, by: owner)
            case .diverted(let key, let owner): self.deliveries.mayDivert(key, by: owner)
            case .lateChanged(let late, let owner):
                self.lateReplies.isBeingSent(late.id, by: owner) || isLent(late.id)
            case .lateEnded(let id, let owner): self.lateReplies.isBeingSent(id, by: owner) || isLent(id)
            case .settled, .promised, .renewed, .states, .unchanged, .late, .dead, .forgotten: true
            }
        }
    }

    /// Whether the states of conversations are what these changes say that they are.
    func hasStates(of changes: [DeskChange]) -> Bool {
        guard self.keepsStates else { return true }
        for case .unchanged(let user, let states, let time) in changes {
            let known = self.conversations.states(of: user, at: time)
            guard known.agrees(with: states) else { return false }
        }
        return true
    }

    mutating func apply(_ change: DeskChange) {
        switch change {
        case .answered(let key, let reply, owner: _, let time): self.deliveries.answer(key, reply, at: time)
        case .settled(let key): self.deliveries.settle(key)
        case .diverted(let key, owner: _): self.deliveries.divert(key)
        case .promised(let key): self.deliveries.promise(key)
        case .renewed(let keys, let lease): self.deliveries.renew(keys, lease)
        case .states(let user, let states): if self.keepsStates { self.conversations.update(states, of: user) }
        case .unchanged: break
        case .late(let reply), .lateChanged(let reply, owner: _): self.lateReplies.put(reply)
        case .lateEnded(let id, owner: _): self.lateReplies.remove(id)
        case .dead(let letter):
            self.letters.append(letter)
            if self.letters.count > self.limits.deadLetters { self.letters.removeFirst() }
        case .forgotten(let user, let leaving):
            self.conversations.removeAll(of: user)
            self.lateReplies.removeAll(of: user)
            self.letters.removeAll { $0.user == user }
            self.deliveries.forget(user, by: leaving)
        }
    }

    mutating func settle(_ keys: [DeliveryKey]) {
        for key in keys { self.deliveries.settle(key) }
    }

    mutating func takeOver(
        account: String,
        lease: Lease,
        at now: WallTime,
        among keys: Set<DeliveryKey>? = nil
    ) -> UnfinishedWork {
        let (runs, answers) = self.deliveries.takeOver(account: account, lease: lease, at: now, among: keys)
        let sendings = self.lateReplies.takeOver(account: account, lease: lease, at: now)
        return UnfinishedWork(runs: runs, answers: answers, sendings: sendings)
    }

    mutating func takeLateReplies(account: String, limit: Int, lease: Lease, at now: WallTime) -> [LateReply] {
        self.lateReplies.take(account: account, limit: limit, lease: lease, at: now)
    }

    func deadLetters(account: String, limit: Int) -> [DeadLetter] {
        Array(self.letters.reversed().lazy.filter { $0.user.account == account }.prefix(max(limit, 0)))
    }

    mutating func purge(at now: WallTime, keeping retention: Retention) {
        self.deliveries.purge(at: now, keeping: retention)
        self.lateReplies.purge(at: now)
        self.letters.removeAll { now - $0.time >= retention.deadLetters }
        self.conversations.removeExpired(at: now.second)
    }

    /// Takes out the late replies of users to whom nothing is being sent just now, oldest first.
    mutating func takeWaitingReplies() -> [LateReply] {
        let waiting = self.lateReplies.waiting
        for reply in waiting { self.lateReplies.remove(reply.id) }
        return waiting
    }

    /// Removes the dead letters of a delivery, and its late replies but for those being sent.
    mutating func discard(_ key: DeliveryKey) {
        self.letters.removeAll { $0.key == key }
        self.lateReplies.discard(key)
    }

    /// Whether there are dead letters.
    var hasLetters: Bool { !self.letters.isEmpty }

    /// Takes out all dead letters, oldest first.
    mutating func takeLetters() -> [DeadLetter] {
        defer { self.letters.removeAll() }
        return Array(self.letters)
    }

    /// Keeps claims that another store handed over.
    mutating func adopt(_ runs: [UnfinishedWork.Run]) {
        for run in runs { self.deliveries.adopt(run.claim, isPromised: run.isPromised) }
    }

    /// Ends a claim with what another store knows of it: it is someone else's, or has its reply.
    ///
    /// That doesn't say whether an attempt was given the reply: it isn't settled before somebody notes that.
    mutating func correct(_ claim: Claim, by result: ClaimResult) {
        switch result {
        case .claimed, .takenOver, .behind: break
        case .running: self.deliveries.release(claim.key, owner: claim.lease.owner)
        case .answered(let reply, digest: _), .pickedUp(let reply):
            self.deliveries.answer(claim.key, reply, at: claim.arrival)
        }
    }

    mutating func release(_ key: DeliveryKey, owner: Int64) { self.deliveries.release(key, owner: owner) }
}
