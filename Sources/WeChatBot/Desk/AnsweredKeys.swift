// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// The keys of deliveries whose answers are forgotten, so that a push that is sent again runs no handler again.
///
/// Two generations: a key is remembered for at least the given time and at most twice that, and of more keys than
/// there is room for the older half goes.
struct AnsweredKeys {
    private let memory: Duration
    private let capacity: Int
    private var young: Set<DeliveryKey> = []
    private var old: Set<DeliveryKey> = []
    private var began: ContinuousClock.Instant?

    /// - Parameters:
    ///   - memory: How long a key is remembered at least.
    ///   - capacity: How many keys there is room for.
    init(memory: Duration, capacity: Int) {
        self.memory = memory
        self.capacity = max(capacity, 2)
    }

    mutating func contains(_ key: DeliveryKey, at now: ContinuousClock.Instant) -> Bool {
        self.age(at: now)
        return self.young.contains(key) || self.old.contains(key)
    }

    mutating func insert(_ key: DeliveryKey, at now: ContinuousClock.Instant) {
        self.age(at: now)
        self.young.insert(key)
    }

    private mutating func age(at now: ContinuousClock.Instant) {
        guard let began else { return self.began = now }
        guard self.young.count >= self.capacity / 2 || now - began > self.memory else { return }
        let isLongAgo = now - began > self.memory * 2
        self.old = isLongAgo ? [] : self.young
        self.young = []
        self.began = now
    }
}
