// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import WeChatBot
import WeChatProtocol

/// The memory store, with a count of its reads and writes.
final class CountingStore: ConversationStore {
    private let store = MemoryConversationStore()
    private let counts = Mutex((reads: 0, writes: 0))

    var reads: Int { self.counts.withLock { $0.reads } }
    var writes: Int { self.counts.withLock { $0.writes } }

    func states(of user: UserKey, at now: UnixTime) async throws -> [String: StoredState] {
        self.counts.withLock { $0.reads += 1 }
        return try await self.store.states(of: user, at: now)
    }

    func update(_ changes: [String: StoredState?], of user: UserKey) async throws {
        self.counts.withLock { $0.writes += 1 }
        try await self.store.update(changes, of: user)
    }

    func removeAll(of user: UserKey) async throws { try await self.store.removeAll(of: user) }

    func removeExpired(at now: UnixTime) async throws { try await self.store.removeExpired(at: now) }
}
