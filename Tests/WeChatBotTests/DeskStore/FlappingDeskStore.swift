// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// A resilient store whose durable store works for takeovers and fails for all else: the desk that takes over tries
/// until it works.
struct FlappingDeskStore: DeskStore {
    let store: ResilientDeskStore
    let durable: FlakyDeskStore
    /// Sets the clock to a time when the durable store is tried again.
    let advance: @Sendable () -> Void

    func takeOver(account: String, lease: Lease, at now: WallTime) async throws -> UnfinishedWork {
        self.durable.isFailing = false
        defer { self.durable.isFailing = true }
        self.advance()
        return try await self.store.takeOver(account: account, lease: lease, at: now)
    }

    func claim(_ claim: Claim) async throws -> ClaimResult { try await self.store.claim(claim) }

    func commit(_ changes: [DeskChange]) async throws { try await self.store.commit(changes) }

    func noteSettled(_ keys: [DeliveryKey]) { self.store.noteSettled(keys) }

    func takeLateReplies(account: String, limit: Int, lease: Lease, at now: WallTime) async throws -> [LateReply] {
        try await self.store.takeLateReplies(account: account, limit: limit, lease: lease, at: now)
    }

    func lateReplies(of user: UserKey) async throws -> [LateReply] {
        try await self.reading { try await self.store.lateReplies(of: user) }
    }

    func deadLetters(account: String, limit: Int) async throws -> [DeadLetter] {
        try await self.reading { try await self.store.deadLetters(account: account, limit: limit) }
    }

    func purge(at now: WallTime, keeping retention: Retention) async throws {
        try await self.store.purge(at: now, keeping: retention)
    }

    func states(of user: UserKey, at now: UnixTime) async throws -> [String: StoredState] {
        try await self.reading { try await self.store.states(of: user, at: now) }
    }

    /// A full disk can still be read.
    private func reading<Result>(_ read: () async throws -> Result) async throws -> Result {
        self.durable.isFailing = false
        defer { self.durable.isFailing = true }
        return try await read()
    }
}
