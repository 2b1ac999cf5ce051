// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// A process's way to the store that all share: it takes time, and what a dying process has begun may be done or not.
struct SimulatedStore: DeskStore {
    struct Dead: Error {}
    struct Full: Error {}

    let life: SimulatedProcess.Life
    let world: SimulatedWorld
    let ahead = SimulatedAhead()

    // A commit may be made and its answer lost.
    private func through<Result: Sendable>(
        isCommit: Bool = false,
        _ work: @Sendable () async throws -> Result
    ) async throws -> Result {
        guard self.life.isAlive else { throw Dead() }
        await self.world.time.sleep(self.world.time.random(0...self.world.plan.storeDelay))
        guard self.life.isAlive || self.world.time.chance(50) else { throw Dead() }
        let now = self.world.time.now
        guard !self.world.plan.outages.contains(where: { $0.contains(now) }) else {
            guard isCommit, self.world.plan.losesAnswer(at: now) else { throw Full() }
            if self.world.time.chance(50) { _ = try await work() }
            throw UnansweredCommit(cause: Full())
        }
        let result = try await work()
        await self.world.time.sleep(self.world.time.random(0...2))
        guard self.life.isAlive else { throw Dead() }
        return result
    }

    func claim(_ claim: Claim) async throws -> ClaimResult {
        let result = try await self.through {
            for pending in self.ahead.takeAll() { try await self.keep(pending) }
            let result = try await self.world.store.claim(claim)
            self.ahead.forget(claim.key)
            self.world.claimed(claim, result)
            return result
        }
        return result
    }

    // As a store that has its file alone does: what nobody has claimed before is kept with its end, or soon.
    func claimAhead(_ claim: Claim, kept: @escaping @Sendable ((any Error)?) -> Void) -> Bool {
        guard self.life.isAlive, self.world.plan.isAlone, self.world.isNew(claim.key),
            !claim.takesPickup || !self.ahead.hasLateReplies && self.world.hasNoLateReplies
        else { return false }
        self.world.log("a claim is made ahead")
        self.ahead.add(claim, kept: kept)
        self.world.time.after(self.world.time.random(0...self.world.plan.storeDelay)) {
            self.world.time.task { await self.keepAhead(claim.key) }
        }
        return true
    }

    private func keepAhead(_ key: DeliveryKey) async {
        guard self.life.isAlive || self.world.time.chance(50), let pending = self.ahead.take(key) else { return }
        let now = self.world.time.now
        do {
            if self.world.plan.outages.contains(where: { $0.contains(now) }) { throw Full() }
            try await self.keep(pending)
        } catch {
            self.ahead.fail([pending], because: error)
        }
    }

    /// Keeps a claim without its end.
    private func keep(_ pending: SimulatedAhead.Pending) async throws {
        self.world.claimed(pending.claim, try await self.world.store.claim(pending.claim))
        pending.kept(nil)
    }

    func commit(_ changes: [DeskChange]) async throws {
        if let key = self.ahead.takes(changes) { throw UnkeptClaim(key, cause: Full()) }
        do {
            try await self.through(isCommit: !self.world.plan.isAlone || self.world.plan.traits.isEmpty) {
                let (ended, others) = self.ahead.take(for: changes)
                for pending in others { try await self.keep(pending) }
                for pending in ended {
                    self.world.claimed(pending.claim, try await self.world.store.claim(pending.claim))
                }
                try await self.world.store.commit(changes)
                self.world.committed(changes)
            }
        } catch {
            let (ended, others) = self.ahead.take(for: changes)
            if self.life.isAlive { self.ahead.fail(others + ended, because: error) }
            throw error
        }
    }

    func noteSettled(_ keys: [DeliveryKey]) {
        guard self.life.isAlive else { return }
        self.world.store.noteSettled(keys)
    }

    func takeOver(account: String, lease: Lease, at now: WallTime) async throws -> UnfinishedWork {
        try await self.through {
            // Who has the lock knows that nobody else lives: for the memory store all leases are over then.
            let isAll = self.life.takesOver() && self.world.plan.isAlone
            let time = isAll ? WallTime(rawValue: .max) : now
            for pending in self.ahead.takeAll() { try await self.keep(pending) }
            return try await self.world.store.takeOver(account: account, lease: lease, at: time)
        }
    }

    func takeLateReplies(account: String, limit: Int, lease: Lease, at now: WallTime) async throws -> [LateReply] {
        try await self.through {
            try await self.world.store.takeLateReplies(account: account, limit: limit, lease: lease, at: now)
        }
    }

    func lateReplies(of user: UserKey) async throws -> [LateReply] {
        try await self.through { try await self.world.store.lateReplies(of: user) }
    }

    func deadLetters(account: String, limit: Int) async throws -> [DeadLetter] {
        try await self.through { try await self.world.store.deadLetters(account: account, limit: limit) }
    }

    func purge(at now: WallTime, keeping retention: Retention) async throws {
        try await self.through { try await self.world.store.purge(at: now, keeping: retention) }
    }

    func states(of user: UserKey, at now: UnixTime) async throws -> [String: StoredState] {
        try await self.through { try await self.world.store.states(of: user, at: now) }
    }
}
