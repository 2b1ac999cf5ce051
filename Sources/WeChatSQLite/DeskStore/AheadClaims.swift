// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// The claims of a transaction that were made ahead and aren't in the file yet, with their ends as far as these have come.
struct AheadClaims {
    struct Entry {
        let ahead: AheadClaim
        var end: ClaimEnd?
    }

    private var entries: [Entry] = []
    private var places: [DeliveryKey: Int] = [:]

    init() {}

    init(_ claims: [AheadClaim]) {
        self.entries = claims.map { Entry(ahead: $0) }
        self.places.reserveCapacity(claims.count)
        for place in claims.indices { self.places[claims[place].claim.key] = place }
    }

    /// Ends a claim of an owner's; false where there is none.
    mutating func end(_ key: DeliveryKey, of owner: Int64, _ reply: Reply, at time: WallTime) -> Bool {
        guard let place = self.places[key], self.entries[place].end == nil,
            self.entries[place].ahead.claim.lease.owner == owner
        else { return false }
        self.entries[place].end = ClaimEnd(reply: reply, time: time)
        return true
    }

    /// Takes out all, in their order.
    mutating func takeAll() -> [Entry] {
        guard !self.entries.isEmpty else { return [] }
        defer { self = Self() }
        return self.entries
    }
}
