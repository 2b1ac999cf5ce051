// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// What a desk has to see to now and then, beside its deadlines.
struct DeskUpkeep {
    /// How often the store is asked for late replies that somebody else may have left.
    private static let look = Duration.seconds(1)
    /// How often expired things are removed.
    private static let purge = Duration.seconds(600)
    /// So many settled deliveries are noted without waiting for the next tick.
    private static let notes = 4096

    private var settled: [DeliveryKey] = []
    private var kept: Set<DeliveryKey> = []
    private var looking = Recurrence()
    private var renewing = Recurrence()
    private var purging = Recurrence()
    private var takingOver = Recurrence()
    private var hasTakenOver = false
    /// Whether the last look for what earlier processes left failed.
    private(set) var isTakeOverFailing = false
    private var isPosting = false
    private var hasPost = false

    /// Notes that a delivery's reply was given; returns what is to be noted in the store at once.
    mutating func settle(_ key: DeliveryKey) -> [DeliveryKey] {
        self.settled.append(key)
        return self.settled.count >= Self.notes ? self.takeSettled() : []
    }

    /// The deliveries whose replies were given since the last time.
    mutating func takeSettled() -> [DeliveryKey] {
        guard !self.settled.isEmpty else { return [] }
        defer { self.settled.removeAll(keepingCapacity: true) }
        return self.settled
    }

    /// Notes that an attempt's reply didn't reach WeChat and is kept for the next; false where another attempt got it.
    mutating func keep(_ key: DeliveryKey) -> Bool {
        guard !self.settled.contains(key) else { return false }
        self.kept.insert(key)
        return true
    }

    /// Whether a reply that was kept has been given to another attempt after all, or is dealt with.
    mutating func release(_ key: DeliveryKey) -> Bool { !self.kept.isEmpty && self.kept.remove(key) != nil }

    /// Whether to look for what earlier processes left: once a second until that has worked.
    mutating func beginTakeOver(at now: Moment) -> Bool {
        !self.hasTakenOver && self.takingOver.isDue(at: now, every: Self.look, atFirst: true)
    }

    /// Ends a look for what earlier processes left.
    mutating func endTakeOver(hasWorked: Bool) {
        self.isTakeOverFailing = !hasWorked
        if hasWorked { self.hasTakenOver = true }
    }

    /// Notes that there is a late reply to send; whether to look for it now: one at a time looks.
    mutating func addPost(at now: Moment) -> Bool {
        self.hasPost = true
        return self.beginPost(at: now)
    }

    /// Whether to look for late replies now, because there are some or because it was long ago.
    mutating func beginPost(at now: Moment) -> Bool {
        guard !self.isPosting else { return false }
        let isTime = self.looking.isDue(at: now, every: Self.look, atFirst: true)
        guard self.hasPost || isTime else { return false }
        self.isPosting = true
        self.hasPost = false
        self.looking.restart(at: now)
        return true
    }

    /// Ends a look; whether another is needed at once, for what came meanwhile.
    mutating func endPost() -> Bool {
        defer { self.hasPost = false }
        self.isPosting = self.hasPost
        return self.hasPost
    }

    /// Whether leases are to be renewed now: three times while one lasts.
    mutating func renews(at now: Moment, lease: Duration) -> Bool {
        self.renewing.isDue(at: now, every: lease / 3, atFirst: false)
    }

    /// Whether expired things are to be removed now.
    mutating func purges(at now: Moment) -> Bool {
        self.purging.isDue(at: now, every: Self.purge, atFirst: false)
    }
}
