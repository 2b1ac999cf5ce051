// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// Tells keys that surely nobody has claimed before from those that the file has to be asked for, for a process that has
/// it alone.
///
/// A key begins with the second in which the push was made, so one that is later than all that the file had when it was
/// opened is new unless this process has claimed it. What it has claimed is remembered by eight bytes of a SHA-256, the
/// last hundreds of thousands; older seconds than theirs are asked for.
struct FreshKeys {
    private let capacity: Int
    /// The latest second of what the file had when it was opened; nil until that is known.
    private var opened: UInt32?
    /// The latest second of what isn't remembered any more.
    private var dropped: UInt32 = 0
    private var young: Set<UInt64> = []
    private var old: Set<UInt64> = []
    /// The latest second of each generation.
    private var latest: (young: UInt32, old: UInt32) = (0, 0)

    /// - Parameter capacity: How many keys there is room for.
    init(capacity: Int = 1 << 19) { self.capacity = max(capacity, 2) }

    /// Begins with a file whose keys are of this second or before.
    mutating func open(at second: UInt32) { self.opened = second }

    /// Notes that a key is claimed; whether it is surely new.
    mutating func claim(_ key: DeliveryKey) -> Bool {
        let (print, second) = (key.fingerprint, key.createTime)
        let isLater = self.opened.map { second > max($0, self.dropped) } ?? false
        let isKnown = self.young.contains(print) || self.old.contains(print)
        if self.young.count >= self.capacity / 2 { self.turn() }
        self.latest.young = max(self.latest.young, second)
        if !isKnown { self.young.insert(print) }
        return isLater && !isKnown
    }

    private mutating func turn() {
        self.dropped = max(self.dropped, self.latest.old)
        (self.old, self.young) = (self.young, [])
        self.latest = (0, self.latest.young)
        self.young.reserveCapacity(self.capacity / 2)
    }
}
