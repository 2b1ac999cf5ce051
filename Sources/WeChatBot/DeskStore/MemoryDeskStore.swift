// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
public import WeChatProtocol

/// A desk's store in memory: nothing outlives the process, and of what is too much the oldest goes first.
///
/// Several desks may share one; what one of them leaves behind is another's once its lease has run out.
public final class MemoryDeskStore: DeskStore {
    private let table: Mutex<MemoryDeskTable>
    private let conversations: (any ConversationStore)?

    /// Creates a store.
    ///
    /// - Parameters:
    ///   - limits: How much it keeps.
    ///   - conversations: Where the states of conversations are kept instead. A commit changes them first: where that
    ///     fails it has changed nothing else, and where it is refused it hasn't changed them either.
    public init(limits: MemoryDeskLimits = MemoryDeskLimits(), conversations: (any ConversationStore)? = nil) {
        self.table = Mutex(MemoryDeskTable(limits: limits, keepsStates: conversations == nil))
        self.conversations = conversations
    }

    /// See ``DeskStore/claim(_:)``.
    public func claim(_ claim: Claim) async throws -> ClaimResult { self.table.withLock { $0.claim(claim) } }

    /// See ``DeskStore/commit(_:)``.
    public func commit(_ changes: [DeskChange]) async throws {
        if let conversations { try await self.commit(changes, to: conversations) }
        try self.table.withLock { table throws(DeskStoreError) in
            guard table.allows(changes) else { throw .notOwner }
            guard table.hasStates(of: changes) else { throw .statesChanged }
            for change in changes { table.apply(change) }
        }
    }

    /// See ``DeskStore/noteSettled(_:)``.
    public func noteSettled(_ keys: [DeliveryKey]) { self.table.withLock { $0.settle(keys) } }

    /// See ``DeskStore/takeOver(account:lease:at:)``.
    public func takeOver(account: String, lease: Lease, at now: WallTime) async throws -> UnfinishedWork {
        self.table.withLock { $0.takeOver(account: account, lease: lease, at: now) }
    }

    /// See ``DeskStore/takeLateReplies(account:limit:lease:at:)``.
    public func takeLateReplies(
        account: String,
        limit: Int,
        lease: Lease,
        at now: WallTime
    ) async throws -> [LateReply] {
        self.table.withLock { $0.takeLateReplies(account: account, limit: limit, lease: lease, at: now) }
    }

    /// See ``DeskStore/lateReplies(of:)``.
    public func lateReplies(of user: UserKey) async throws -> [LateReply] {
        self.table.withLock { $0.lateReplies.replies(of: user) }
    }

    /// See ``DeskStore/deadLetters(account:limit:)``.
    public func deadLetters(account: String, limit: Int) async throws -> [DeadLetter] {
        self.table.withLock { $0.deadLetters(account: account, limit: limit) }
    }

    /// See ``DeskStore/purge(at:keeping:)``.
    public func purge(at now: WallTime, keeping retention: Retention) async throws {
        self.table.withLock { $0.purge(at: now, keeping: retention) }
        try await self.conversations?.removeExpired(at: now.second)
    }

    /// See ``ConversationStore/states(of:at:)``.
    public func states(of user: UserKey, at now: UnixTime) async throws -> [String: StoredState] {
        if let conversations { return try await conversations.states(of: user, at: now) }
        return self.table.withLock { $0.conversations.states(of: user, at: now) }
    }

    private func commit(_ changes: [DeskChange], to conversations: any ConversationStore) async throws {
        for change in changes {
            switch change {
            case .states, .unchanged, .forgotten:
                guard self.table.withLock({ $0.allows(changes) }) else { throw DeskStoreError.notOwner }
            default: continue
            }
            switch change {
            case .unchanged(let user, let states, let time):
                let known = try await conversations.states(of: user, at: time)
                guard known.agrees(with: states) else { throw DeskStoreError.statesChanged }
            case .states(let user, let states): try await conversations.update(states, of: user)
            case .forgotten(let user, by: _): try await conversations.removeAll(of: user)
            default: break
            }
        }
    }
}
