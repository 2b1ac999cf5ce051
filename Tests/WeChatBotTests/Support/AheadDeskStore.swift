// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import TestSupport
import WeChatBot
import WeChatProtocol

/// A store in memory that takes claims ahead, and keeps them, and whatever else it is asked for, when its gate is opened.
final class AheadDeskStore: DeskStore {
    let gate = Gate()
    let store = MemoryDeskStore()
    private let failure = Mutex<(any Error)?>(nil)
    private let unkept = Mutex<[DeliveryKey: any Error]>([:])
    private let known = Mutex<Set<DeliveryKey>>([])
    private let ahead = Mutex<[(claim: Claim, kept: @Sendable ((any Error)?) -> Void)]>([])

    /// How many claims were made ahead, and aren't kept.
    var count: Int { self.ahead.withLock { $0.count } }

    /// What it throws when it is asked for something; nil while it works.
    var problem: (any Error)? {
        get { self.failure.withLock { $0 } }
        set { self.failure.withLock { $0 = newValue } }
    }

    func claimAhead(_ claim: Claim, kept: @escaping @Sendable ((any Error)?) -> Void) -> Bool {
        guard self.known.withLock({ $0.insert(claim.key).inserted }) else { return false }
        self.ahead.withLock { $0.append((claim, kept)) }
        return true
    }

    /// Keeps the claims that were made ahead, or says why it can't.
    func keep(_ error: (any Error)? = nil) async throws {
        let ahead = self.ahead.withLock { ahead in
            defer { ahead = [] }
            return ahead
        }
        for (claim, kept) in ahead {
            if let error {
                self.unkept.withLock { $0[claim.key] = error }
            } else {
                _ = try await self.store.claim(claim)
            }
            kept(error)
        }
    }

    func claim(_ claim: Claim) async throws -> ClaimResult {
        await self.gate.pass()
        if let problem = self.problem { throw problem }
        return try await self.store.claim(claim)
    }

    func commit(_ changes: [DeskChange]) async throws {
        await self.gate.pass()
        if let problem = self.problem { throw problem }
        for key in changes.compactMap(\.answeredKey) {
            let cause = self.unkept.withLock { $0.removeValue(forKey: key) }
            if let cause { throw UnkeptClaim(key, cause: cause) }
        }
        for (claim, _) in self.ahead.withLock({ $0 }) { _ = try await self.store.claim(claim) }
        self.ahead.withLock { $0 = [] }
        try await self.store.commit(changes)
    }

    func noteSettled(_ keys: [DeliveryKey]) { self.store.noteSettled(keys) }

    func takeOver(account: String, lease: Lease, at now: WallTime) async throws -> UnfinishedWork {
        try await self.store.takeOver(account: account, lease: lease, at: now)
    }

    func takeLateReplies(account: String, limit: Int, lease: Lease, at now: WallTime) async throws -> [LateReply] {
        try await self.store.takeLateReplies(account: account, limit: limit, lease: lease, at: now)
    }

    func lateReplies(of user: UserKey) async throws -> [LateReply] { try await self.store.lateReplies(of: user) }

    func deadLetters(account: String, limit: Int) async throws -> [DeadLetter] {
        try await self.store.deadLetters(account: account, limit: limit)
    }

    func purge(at now: WallTime, keeping retention: Retention) async throws {
        try await self.store.purge(at: now, keeping: retention)
    }

    func states(of user: UserKey, at now: UnixTime) async throws -> [String: StoredState] {
        try await self.store.states(of: user, at: now)
    }
}
