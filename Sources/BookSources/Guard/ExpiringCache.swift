// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Remembers values for a while, a bounded number of them: the oldest go first.
struct ExpiringCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Entry {
        var value: Value
        var end: ContinuousClock.Instant
        var number: Int
    }

    private let capacity: Int
    private var entries: [Key: Entry] = [:]
    /// Keys in the order in which they came, those before `first` being gone; what came again stands there twice.
    private var order: [(key: Key, number: Int)] = []
    private var first = 0
    private var next = 0

    init(capacity: Int) { self.capacity = max(1, capacity) }

    /// How many values are kept, those included whose time has passed.
    var count: Int { self.entries.count }

    /// The value of a key, if its time hasn't passed.
    mutating func value(for key: Key, at now: ContinuousClock.Instant) -> Value? {
        guard let entry = self.entries[key] else { return nil }
        guard entry.end > now else {
            self.entries[key] = nil
            return nil
        }
        return entry.value
    }

    /// Keeps a value.
    mutating func insert(_ value: Value, for key: Key, until end: ContinuousClock.Instant) {
        self.next += 1
        self.entries[key] = Entry(value: value, end: end, number: self.next)
        self.order.append((key, self.next))
        while self.entries.count > self.capacity || self.order.count - self.first > 2 * self.capacity {
            let oldest = self.order[self.first]
            self.first += 1
            if self.entries[oldest.key]?.number == oldest.number { self.entries[oldest.key] = nil }
        }
        guard self.first > self.capacity else { return }
        self.order.removeFirst(self.first)
        self.first = 0
    }

    /// Forgets a key.
    mutating func remove(_ key: Key) { self.entries[key] = nil }
}
