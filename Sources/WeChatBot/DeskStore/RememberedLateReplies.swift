// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// The late replies of a ``MemoryDeskStore``, each user's in the order in which they were added.
struct RememberedLateReplies {
    private struct Entry {
        var order: UInt64
        var reply: LateReply
    }

    private let capacity: Int
    private var entries: [UserKey: [Entry]] = [:]
    private var users: [LateReply.ID: UserKey] = [:]
    private var steps: UInt64 = 0

    init(limits: MemoryDeskLimits) { self.capacity = max(limits.lateReplies, 1) }

    /// Adds a reply, or puts it in the place of the one with its id.
    mutating func put(_ reply: LateReply) {
        if self.users[reply.id] == reply.user,
            let index = self.entries[reply.user]?.firstIndex(where: { $0.reply.id == reply.id })
        {
            self.entries[reply.user]?[index].reply = reply
            return
        }
        self.remove(reply.id)
        self.steps += 1
        self.users[reply.id] = reply.user
        self.entries[reply.user, default: []].append(Entry(order: self.steps, reply: reply))
        if self.users.count > self.capacity { self.forgetOldest() }
    }

    /// Whether there is such a reply.
    func contains(_ id: LateReply.ID) -> Bool { self.users[id] != nil }

    /// Whether a reply is being sent, or made, by that owner.
    func isBeingSent(_ id: LateReply.ID, by owner: Int64) -> Bool {
        guard let user = self.users[id], let entry = self.entries[user]?.first(where: { $0.reply.id == id }) else {
            return false
        }
        return if case .sending(let lease) = entry.reply.way { lease.owner == owner } else { false }
    }

    mutating func remove(_ id: LateReply.ID) {
        guard let user = self.users.removeValue(forKey: id) else { return }
        self.entries[user]?.removeAll { $0.reply.id == id }
        if self.entries[user]?.isEmpty == true { self.entries[user] = nil }
    }

    mutating func removeAll(of user: UserKey) {
        for entry in self.entries.removeValue(forKey: user) ?? [] { self.users[entry.reply.id] = nil }
    }

    /// Removes the late replies of a delivery, but for those being sent.
    mutating func discard(_ key: DeliveryKey) {
        for reply in self.entries.values.joined().map(\.reply) where reply.id.key == key {
            if case .sending = reply.way { continue }
            self.remove(reply.id)
        }
    }

    func replies(of user: UserKey) -> [LateReply] { self.entries[user]?.map(\.reply) ?? [] }

    /// Whether there are none.
    var isEmpty: Bool { self.entries.isEmpty }

    /// Whether ``waiting`` has any.
    var hasWaiting: Bool { self.entries.values.contains(where: Self.areWaiting) }

    /// The replies of users to whom nothing is being sent just now, oldest first.
    var waiting: [LateReply] {
        self.entries.values
            .filter(Self.areWaiting).joined().sorted { $0.order < $1.order }.map(\.reply)
    }

    private static func areWaiting(_ entries: [Entry]) -> Bool {
        !entries.contains { if case .sending = $0.reply.way { true } else { false } }
    }

    /// Removes the oldest reply that waits for the user's next message.
    mutating func takePickup(of user: UserKey, at now: WallTime) -> Reply? {
        guard !self.entries.isEmpty, let entries = self.entries[user] else { return nil }
        guard let entry = entries.first(where: { $0.reply.way == .pickup && $0.reply.expires > now }) else {
            return nil
        }
        self.remove(entry.reply.id)
        return entry.reply.reply
    }

    /// Hands out at most one reply for each user who has one to be sent by now.
    mutating func take(account: String, limit: Int, lease: Lease, at now: WallTime) -> [LateReply] {
        var due: [Entry] = []
        for (user, entries) in self.entries where user.account == account {
            // A user's reply that is being sent holds the others, and so does an older one that waits for its time.
            let next = Self.areWaiting(entries) ? entries.first { $0.reply.way != .pickup } : nil
            if let next, case .send(let time) = next.reply.way, LateReply.isDue(time, at: now) { due.append(next) }
        }
        return due.sorted { $0.order < $1.order }.prefix(max(limit, 0)).map { self.hand($0.reply, to: lease) }
    }

    /// Hands over the replies whose sender's lease has run out, apart from the new owner's own; no other lease lasts
    /// longer than the horizon from here on.
    mutating func takeOver(account: String, lease: Lease, at now: WallTime) -> [LateReply] {
        var left: [Entry] = []
        for (user, entries) in self.entries where user.account == account {
            for (index, entry) in entries.enumerated() {
                guard case .sending(let sender) = entry.reply.way else { continue }
                let end = min(sender.end, now + LateReply.horizon)
                self.entries[user]?[index].reply.way = .sending(Lease(owner: sender.owner, end: end))
                if end <= now, sender.owner != lease.owner { left.append(entry) }
            }
        }
        return left.sorted { $0.order < $1.order }.map { self.hand($0.reply, to: lease) }
    }

    /// Removes expired replies that wait for a message.
    mutating func purge(at now: WallTime) {
        for entries in self.entries.values {
            for entry in entries where entry.reply.way == .pickup && entry.reply.expires <= now {
                self.remove(entry.reply.id)
            }
        }
    }

    private mutating func hand(_ reply: LateReply, to lease: Lease) -> LateReply {
        var reply = reply
        reply.way = .sending(lease)
        self.put(reply)
        return reply
    }

    /// Drops the oldest tenth at once, so that a full table doesn't search for its oldest reply at each addition.
    private mutating func forgetOldest() {
        let oldest = self.entries.values.joined().sorted { $0.order < $1.order }
        for entry in oldest.prefix(self.users.count - self.capacity + self.capacity / 10) {
            self.remove(entry.reply.id)
        }
    }
}
