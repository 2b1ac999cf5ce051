// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
public import WeChatProtocol

/// Conversations in memory: nothing outlives the process, and of too many users those written longest ago are
/// forgotten first.
public final class MemoryConversationStore: ConversationStore {
    private struct Entry {
        var states: [String: StoredState]
        var written: UInt64
    }

    private struct Table {
        var entries: [UserKey: Entry] = [:]
        var writes: UInt64 = 0
    }

    private let table = Mutex(Table())
    private let capacity: Int

    /// Creates a store for at most `users` users at a time.
    public init(users: Int = 50_000) { self.capacity = max(users, 1) }

    /// See ``ConversationStore/states(of:at:)``.
    public func states(of user: UserKey, at now: UnixTime) async throws -> [String: StoredState] {
        let states = self.table.withLock { $0.entries[user]?.states }
        guard let states else { return [:] }
        return states.values.contains { $0.expires <= now } ? states.filter { $0.value.expires > now } : states
    }

    /// See ``ConversationStore/update(_:of:)``.
    public func update(_ changes: [String: StoredState?], of user: UserKey) async throws {
        self.table.withLock { table in
            table.writes += 1
            var states = table.entries[user]?.states ?? [:]
            for (name, state) in changes { states[name] = state }
            table.entries[user] = states.isEmpty ? nil : Entry(states: states, written: table.writes)
            if table.entries.count > self.capacity { Self.forgetOldest(in: &table, keeping: self.capacity) }
        }
    }

    /// See ``ConversationStore/removeAll(of:)``.
    public func removeAll(of user: UserKey) async throws {
        self.table.withLock { $0.entries[user] = nil }
    }

    /// See ``ConversationStore/removeExpired(at:)``.
    public func removeExpired(at now: UnixTime) async throws {
        self.table.withLock { table in
            for (user, entry) in table.entries {
                let states = entry.states.filter { $0.value.expires > now }
                if states.isEmpty {
                    table.entries[user] = nil
                } else {
                    table.entries[user]?.states = states
                }
            }
        }
    }

    /// Drops the oldest tenth at once, so that a full table doesn't search for its oldest entry at each write.
    private static func forgetOldest(in table: inout Table, keeping capacity: Int) {
        let writes = table.entries.values.map(\.written).sorted()
        let bound = writes[writes.count - capacity + capacity / 10]
        table.entries = table.entries.filter { $0.value.written >= bound }
    }
}
