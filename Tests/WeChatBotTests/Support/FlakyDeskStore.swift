// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import WeChatBot
import WeChatProtocol

/// The memory store, which fails while it is told to; notes that come then are lost.
final class FlakyDeskStore: DeskStore {
    struct Failure: Error {}

    let store = MemoryDeskStore()
    private let state = Mutex<(failure: (any Error)?, calls: Int, losesAnswers: Bool)>((nil, 0, false))

    /// What it throws; nil while it works.
    var failure: (any Error)? {
        get { self.state.withLock { $0.failure } }
        set { self.state.withLock { $0.failure = newValue } }
    }

    var isFailing: Bool {
        get { self.failure != nil }
        set { self.failure = newValue ? Failure() : nil }
    }

    /// Whether it makes commits and throws all the same, as where a connection ends before the answer.
    var losesAnswers: Bool {
        get { self.state.withLock { $0.losesAnswers } }
        set { self.state.withLock { $0.losesAnswers = newValue } }
    }

    /// How often it was asked.
    var calls: Int { self.state.withLock { $0.calls } }

    private func check() throws {
        let failure = self.state.withLock { state in
            state.calls += 1
            return state.failure
        }
        if let failure { throw failure }
    }

    func claim(_ claim: Claim) async throws -> ClaimResult {
        try self.check()
        return try await self.store.claim(claim)
    }

    func commit(_ changes: [DeskChange]) async throws {
        try self.check()
        try await self.store.commit(changes)
        if self.losesAnswers { throw UnansweredCommit(cause: Failure()) }
    }

    func noteSettled(_ keys: [DeliveryKey]) {
        guard (try? self.check()) != nil else { return }
        self.store.noteSettled(keys)
    }

    func takeOver(account: String, lease: Lease, at now: WallTime) async throws -> UnfinishedWork {
        try self.check()
        return try await self.store.takeOver(account: account, lease: lease, at: now)
    }

    func takeLateReplies(
        account: String,
        limit: Int,
        lease: Lease,
        at now: WallTime
    ) async throws -> [LateReply] {
        try self.check()
        return try await self.store.takeLateReplies(account: account, limit: limit, lease: lease, at: now)
    }

    func lateReplies(of user: UserKey) async throws -> [LateReply] {
        try self.check()
        return try await self.store.lateReplies(of: user)
    }

    func deadLetters(account: String, limit: Int) async throws -> [DeadLetter] {
        try self.check()
        return try await self.store.deadLetters(account: account, limit: limit)
    }

    func purge(at now: WallTime, keeping retention: Retention) async throws {
        try self.check()
        try await self.store.purge(at: now, keeping: retention)
    }

    func states(of user: UserKey, at now: UnixTime) async throws -> [String: StoredState] {
        try self.check()
        return try await self.store.states(of: user, at: now)
    }
}
