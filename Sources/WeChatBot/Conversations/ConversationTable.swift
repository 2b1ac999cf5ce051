// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// Conversations' states in memory: of too many users those written longest ago are forgotten first.
struct ConversationTable {
    private struct Entry {
        var states: [String: StoredState]
        var written: UInt64
    }

    private let capacity: Int
    private var entries: [UserKey: Entry] = [:]
    private var writes: UInt64 = 0

    /// Creates a table for at most `users` users at a time.
    init(users: Int) { self.capacity = max(users, 1) }

    func states(of user: UserKey, at now: UnixTime) -> [String: StoredState] {
        guard let states = self.entries[user]?.states else { return [:] }
        return states.values.contains { $0.expires <= now } ? states.filter { $0.value.expires > now } : states
    }

    mutating func update(_ changes: [String: StoredState?], of user: UserKey) {
        self.writes += 1
        var states = self.entries[user]?.states ?? [:]
        for (name, state) in changes { states[name] = state }
        self.entries[user] = states.isEmpty ? nil : Entry(states: states, written: self.writes)
        if self.entries.count > self.capacity { self.forgetOldest() }
    }

    mutating func removeAll(of user: UserKey) { self.entries[user] = nil }

    mutating func removeExpired(at now: UnixTime) {
        for (user, entry) in self.entries where entry.states.values.contains(where: { $0.expires <= now }) {
            let states = entry.states.filter { $0.value.expires > now }
            self.entries[user] = states.isEmpty ? nil : Entry(states: states, written: entry.written)
        }
    }

    /// Drops the oldest tenth at once, so that a full table doesn't search for its oldest entry at each write.
    private mutating func forgetOldest() {
        let writes = self.entries.values.map(\.written).sorted()
        let bound = writes[writes.count - self.capacity + self.capacity / 10]
        self.entries = self.entries.filter { $0.value.written >= bound }
    }
}
