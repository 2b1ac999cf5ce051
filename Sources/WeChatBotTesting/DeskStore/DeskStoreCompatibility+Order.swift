// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

extension DeskStoreCompatibility {
    /// Deliveries of one user run one after another, whichever desks have them.
    func checkOrder() async throws {
        let place = DeskStorePlace(account: "turns")
        func claim(_ number: Int, by owner: Int64, after time: Int64) async throws -> ClaimResult {
            try await self.store.claim(try place.claim(number, by: owner, after: time))
        }
        let (first, second, third) = (DeskStorePlace.time(1), DeskStorePlace.time(2), DeskStorePlace.time(3))
        try self.expect("a user's first delivery runs", try await claim(0, by: 1, after: 0), .claimed)
        let rule = "a delivery waits while another desk has an earlier one of its user"
        try self.expect(rule, try await claim(1, by: 2, after: 1), .behind(first: first, isPromised: false))
        try self.expect(rule, try await claim(2, by: 1, after: 2), .behind(first: second, isPromised: false))
        try self.expect(rule, try await claim(1, by: 2, after: 100), .behind(first: first, isPromised: false))
        try self.expect(rule, try await claim(3, by: 2, after: 3), .behind(first: third, isPromised: false))
        let other = try await self.store.claim(try place.claim(4, by: 2, of: "oOther", after: 3))
        try self.expect("other users don't wait", other, .claimed)
        let theirs = ClaimResult.running(first: second, leaseEnd: DeskStorePlace.time(10_002))
        try self.expect("who waits still has it", try await claim(2, by: 2, after: 100), theirs)
        try await self.store.commit([try place.answered(0, after: 200)])
        let next = "then the earliest comes, and it alone"
        try self.expect(next, try await claim(2, by: 1, after: 200), .behind(first: second, isPromised: false))
        try self.expect(next, try await claim(1, by: 2, after: 201), .takenOver(first: first, isPromised: false))
        try self.expect(next, try await claim(2, by: 1, after: 202), .behind(first: second, isPromised: false))
        try await self.store.commit([try place.answered(1, by: 2, after: 300)])
        try self.expect(next, try await claim(2, by: 1, after: 301), .takenOver(first: second, isPromised: false))
        try self.expect(next, try await claim(3, by: 2, after: 302), .behind(first: third, isPromised: false))
        try await self.store.commit([try place.answered(2, after: 400)])
        try self.expect(next, try await claim(3, by: 2, after: 401), .takenOver(first: third, isPromised: false))
        try await self.store.commit([try place.answered(3, by: 2, after: 500)])
        try self.expect("and then nobody waits", try await claim(5, by: 1, after: 501), .claimed)
        try await self.store.commit([try place.answered(5, after: 600), try place.answered(4, by: 2, after: 600)])
    }

    /// Nobody waits for a desk whose lease has run out; what is taken over asks too.
    func checkTurnsAfterADesk() async throws {
        let place = DeskStorePlace(account: "turns-later")
        // The first call for an account may hand out everything.
        _ = try await self.store
            .takeOver(account: place.account, lease: DeskStorePlace.lease(of: 9), at: DeskStorePlace.start)
        for number in [0, 1] { _ = try await self.store.claim(try place.claim(number)) }
        let claim = try place.claim(2, by: 2, after: 5000)
        let (start, arrival) = (DeskStorePlace.start, DeskStorePlace.time(5000))
        let rule = "a delivery waits until the lease of who has an earlier one has run out"
        try self.expect(rule, try await self.store.claim(claim), .behind(first: arrival, isPromised: false))
        let early = try await self.store.claim(try place.claim(2, by: 2, after: 9999))
        try self.expect(rule, early, .behind(first: arrival, isPromised: false))
        let late = try await self.store.claim(try place.claim(2, by: 2, after: 10_000))
        try self.expect(rule, late, .takenOver(first: arrival, isPromised: false))
        let taken = try await self.store.claim(try place.claim(0, by: 3, after: 10_001))
        let asks = "what is taken over waits too"
        try self.expect(asks, taken, .behind(first: start, isPromised: false))
        let lease = DeskStorePlace.lease(of: 3, after: 10_002)
        let work = try await self.store
            .takeOver(account: place.account, lease: lease, at: DeskStorePlace.time(10_002))
        try self.expect(asks, work.runs.map(\.claim.key), [try place.key(1)])
        let again = try await self.store.claim(try place.claim(1, by: 3, after: 10_003))
        try self.expect(asks, again, .behind(first: start, isPromised: false))
        try await self.store.commit([try place.answered(2, by: 2, after: 11_000)])
        for number in [0, 1] {
            let found = try await self.store.claim(try place.claim(number, by: 3, after: 11_001))
            try self.expect("and comes then", found, .takenOver(first: start, isPromised: false))
        }
        try await self.store.commit([try place.answered(0, by: 3), try place.answered(1, by: 3)])
    }

    /// A state is written only where it is what was read.
    func checkStates() async throws {
        let place = DeskStorePlace(account: "versions")
        let (user, time) = (place.user(), UnixTime(rawValue: 1000))
        func state(_ byte: UInt8, until end: Int64 = 1_000_000_000_000) -> StoredState {
            StoredState(data: [byte], expires: UnixTime(rawValue: end))
        }
        _ = try await self.store.claim(try place.claim())
        let first: [DeskChange] = [.unchanged(user, ["A": nil], at: time), .states(user, ["A": state(1)])]
        try await self.store.commit(first)
        let rule = "a state that isn't what was read any more isn't replaced, and nothing else is changed"
        try await self.expect(rule, refused: [try place.answered()] + first, as: .statesChanged)
        try await self.expect(
            rule,
            refused: [
                .unchanged(user, ["A": state(2)], at: time), .states(user, ["A": nil]), .late(try place.late(0)),
            ],
            as: .statesChanged
        )
        try self.expect(rule, try await self.store.states(of: user, at: time), ["A": state(1)])
        try self.expect(rule, try await self.store.lateReplies(of: user), [])
        try await self.store.commit([
            try place.answered(), .unchanged(user, ["A": state(1), "B": nil], at: time),
            .states(user, ["A": nil, "B": state(3, until: 500)]),
        ])
        let found = try await self.store.states(of: user, at: 0)
        try self.expect("what is as it was is replaced", found, ["B": state(3, until: 500)])
        let again: [DeskChange] = [.unchanged(user, ["A": nil, "B": nil], at: time), .states(user, ["B": state(4)])]
        try await self.store.commit(again)
        let last = try await self.store.states(of: user, at: 0)
        try self.expect("what has expired counts as none", last, ["B": state(4)])
        try await self.store.removeAll(of: user)
    }
}
