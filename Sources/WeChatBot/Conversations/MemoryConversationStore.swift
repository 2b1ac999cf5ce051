// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
public import WeChatProtocol

/// Conversations in memory: nothing outlives the process, and of too many users those written longest ago are
/// forgotten first.
public final class MemoryConversationStore: ConversationStore {
    private let table: Mutex<ConversationTable>

    /// Creates a store for at most `users` users at a time.
    public init(users: Int = 20_000) { self.table = Mutex(ConversationTable(users: users)) }

    /// See ``ConversationStore/states(of:at:)``.
    public func states(of user: UserKey, at now: UnixTime) async throws -> [String: StoredState] {
        self.table.withLock { $0.states(of: user, at: now) }
    }

    /// See ``ConversationStore/update(_:of:)``.
    public func update(_ changes: [String: StoredState?], of user: UserKey) async throws {
        self.table.withLock { $0.update(changes, of: user) }
    }

    /// See ``ConversationStore/removeAll(of:)``.
    public func removeAll(of user: UserKey) async throws { self.table.withLock { $0.removeAll(of: user) } }

    /// See ``ConversationStore/removeExpired(at:)``.
    public func removeExpired(at now: UnixTime) async throws { self.table.withLock { $0.removeExpired(at: now) } }
}
