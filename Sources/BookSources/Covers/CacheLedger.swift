// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Knows what a cache holds, and what has to go when it holds too much; the things themselves are elsewhere.
struct CacheLedger<Key: Hashable & Sendable>: Sendable {
    private struct Entry {
        var size: Int
        var used: UInt64
    }

    /// The most bytes that are held.
    private let limit: Int
    private var entries: [Key: Entry] = [:]
    private var uses: UInt64 = 0
    /// How many bytes are held.
    private(set) var size = 0

    init(limit: Int) { self.limit = limit }

    /// Notes that something was used; false where it isn't held.
    mutating func use(_ key: Key) -> Bool {
        guard self.entries[key] != nil else { return false }
        self.uses += 1
        self.entries[key]?.used = self.uses
        return true
    }

    /// Notes that something is held now, as the last that was used.
    ///
    /// - Returns: What has to go for it, those not used longest first: a tenth more than needed, so that a full cache
    ///   doesn't look for its oldest at each addition. What is larger than the cache goes itself.
    mutating func add(_ key: Key, size: Int) -> [Key] {
        self.remove(key)
        self.uses += 1
        self.entries[key] = Entry(size: size, used: self.uses)
        self.size += size
        guard self.size > self.limit else { return [] }
        if size > self.limit {
            self.remove(key)
            return [key]
        }
        var removed: [Key] = []
        for (old, _) in self.entries.sorted(by: { $0.value.used < $1.value.used }) {
            guard self.size > self.limit - self.limit / 10, old != key else { break }
            self.remove(old)
            removed.append(old)
        }
        return removed
    }

    /// Notes that something isn't held any more.
    mutating func remove(_ key: Key) {
        if let entry = self.entries.removeValue(forKey: key) { self.size -= entry.size }
    }
}
