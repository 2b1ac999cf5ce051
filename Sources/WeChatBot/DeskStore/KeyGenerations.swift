// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// The keys of deliveries whose replies are forgotten, each with its push's checksum, so that a push that is sent
/// again runs no handler again.
///
/// Two generations: a key is remembered for at least the time that ``age(at:keeping:)`` is told and about twice that at
/// the most, and of more keys than there is room for the older half goes.
struct KeyGenerations {
    private struct Generation {
        var digests: [DeliveryKey: UInt64] = [:]
        /// When the first of its keys was answered, and the last.
        var times: (first: WallTime, last: WallTime)?
    }

    private let capacity: Int
    private var young = Generation()
    private var old = Generation()

    /// - Parameter capacity: How many keys there is room for.
    init(capacity: Int) { self.capacity = max(capacity, 2) }

    /// The checksum of a delivery's push; nil for one that isn't remembered.
    func digest(of key: DeliveryKey) -> UInt64? { self.young.digests[key] ?? self.old.digests[key] }

    mutating func insert(_ key: DeliveryKey, digest: UInt64, at time: WallTime) {
        if self.young.digests.count >= self.capacity / 2 { self.turn() }
        self.young.digests[key] = digest
        let times = self.young.times ?? (first: time, last: time)
        self.young.times = (first: min(times.first, time), last: max(times.last, time))
    }

    /// Forgets what was answered so long ago.
    mutating func age(at now: WallTime, keeping duration: Duration) {
        if let times = self.young.times, now - times.first >= duration { self.turn() }
        if let times = self.old.times, now - times.last >= duration { self.old = Generation() }
    }

    private mutating func turn() {
        self.old = self.young
        self.young = Generation()
    }
}
