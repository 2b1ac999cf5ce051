// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import WeChatBot
import WeChatProtocol

extension DeskStoreCompatibility {
    /// How often a store said what became of each claim that was made ahead.
    private final class Reports: Sendable {
        private let counts = Mutex<[DeliveryKey: Int]>([:])

        var most: Int { self.counts.withLock { $0.values.max() ?? 0 } }

        func add(_ key: DeliveryKey) { self.counts.withLock { $0[key, default: 0] += 1 } }
    }

    func checkClaimsAhead() async throws {
        let place = DeskStorePlace(account: "ahead")
        let reports = Reports()
        let claim = try place.claim(0)
        try await self.claimAhead(claim, reports)
        try await self.store.commit([try place.answered(0)])
        let answered = ClaimResult.answered("reply", digest: claim.digest)
        try self.expect("a claim made ahead ends like any other", try await self.store.claim(claim), answered)
        let again = self.store.claimAhead(claim) { _ in reports.add(claim.key) }
        try self.expect("a delivery that is known isn't claimed ahead", again, false)
        try await self.claimAhead(try place.claim(1), reports)
        try await self.store.commit([.promised(try place.key(1))])
        try self.expect(
            "what a claim made ahead is told before its end isn't lost",
            try await self.store.claim(try place.claim(1, after: 1)),
            .takenOver(first: DeskStorePlace.start, isPromised: true)
        )
        try await self.claimAhead(try place.claim(2), reports)
        try self.expect(
            "a delivery that was claimed ahead is its desk's",
            try await self.store.claim(try place.claim(2, by: 2, after: 5000)),
            .running(first: DeskStorePlace.start, leaseEnd: DeskStorePlace.time(10_000))
        )
        try self.expect("a claim is reported once at the most", reports.most <= 1, true)
    }

    func checkPickupsAhead() async throws {
        let place = DeskStorePlace(account: "pickups ahead")
        try await self.store.commit([.late(try place.late(0, .pickup))])
        let claim = try place.claim(1, takesPickup: true)
        try self.expect("who may fetch a reply doesn't claim ahead", self.store.claimAhead(claim) { _ in }, false)
        try self.expect("but fetches it", try await self.store.claim(claim), .pickedUp("late 0.0"))
    }

    /// Claims a delivery ahead, or, where the store has to be asked, at once.
    private func claimAhead(_ claim: Claim, _ reports: Reports) async throws {
        let isAhead = self.store.claimAhead(claim) { _ in reports.add(claim.key) }
        if isAhead { return }
        try self.expect("a claim that wasn't made ahead can be made", try await self.store.claim(claim), .claimed)
    }
}
