// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

extension DeskStoreCompatibility {
    func checkPickups() async throws {
        let place = DeskStorePlace(account: "pickups")
        let user = place.user()
        var expired = try place.late(9, .pickup)
        expired.expires = DeskStorePlace.time(1000)
        let waiting = try [0, 1].map { try place.late($0, .pickup) }
        let toSend = try place.late(8)
        try await self.store.commit([.late(expired), .late(toSend)] + waiting.map { .late($0) })
        let listed = try await self.store.lateReplies(of: user)
        try self.expect("late replies are in the order in which they were added", listed, [expired, toSend] + waiting)
        let event = try await self.store.claim(try place.claim(10, after: 1000))
        try self.expect("a claim that takes no pickup takes none", event, .claimed)
        let other = try await self.store.claim(try place.claim(11, of: "oOther", after: 1000, takesPickup: true))
        try self.expect("nobody takes another user's pickup", other, .claimed)
        let known = try await self.store.claim(try place.claim(10, by: 2, after: 20_000, takesPickup: true))
        try self.expect(
            "a delivery that was known takes no pickup",
            known,
            .takenOver(first: DeskStorePlace.time(1000), isPromised: false)
        )
        let claim = try place.claim(12, after: 1000, takesPickup: true)
        let taken = try await self.store.claim(claim)
        try self.expect("the oldest pickup that hasn't expired answers", taken, .pickedUp("late 0.0"))
        let duplicate = try await self.store.claim(claim)
        let answered = ClaimResult.answered("late 0.0", digest: claim.digest)
        try self.expect("what was picked up is the delivery's answer", duplicate, answered)
        let rest = try await self.store.lateReplies(of: user)
        try self.expect("what was picked up is gone", rest, [expired, toSend, waiting[1]])
        try await self.checkCrowdOfPickups(place)
        try await self.expect("what waits is nobody's to end", refused: [.lateEnded(expired.id, owner: 1)])
        let left = try await self.store.lateReplies(of: user)
        try self.expect("and stays", left, [expired, toSend])
        try await self.store.removeAll(of: user)
    }

    private func checkCrowdOfPickups(_ place: DeskStorePlace) async throws {
        let claims = try (20..<40).map { try place.claim($0, by: 2, after: 1000, takesPickup: true) }
        let results = try await self.claims(claims)
        let pickups = results.filter { $0 == .pickedUp("late 1.0") }.count
        try self.expect("of many claims at the same time one takes a pickup", pickups, 1)
        let runs = results.filter { $0 == .claimed }.count
        try self.expect("and the others run", runs, results.count - 1)
    }

    func checkSending() async throws {
        let place = DeskStorePlace(account: "sending")
        let user = place.user()
        _ = try await self.take(place, by: 9, limit: 9, after: 0)
        _ = try await self.store.takeOver(
            account: place.account,
            lease: DeskStorePlace.lease(of: 9),
            at: DeskStorePlace.start
        )
        var first = try place.late(0, .send(notBefore: DeskStorePlace.time(500)))
        let second = try place.late(0, part: 1)
        try await self.store.commit([.late(first), .late(second)])
        let early = try await self.take(place, by: 1, after: 499)
        try self.expect("a late reply isn't sent before its time, nor one behind it", early, [])
        first.way = .sending(DeskStorePlace.lease(of: 1, after: 500))
        let taken = try await self.take(place, by: 1, after: 500)
        try self.expect("a user's oldest late reply is handed out in its time", taken, [first])
        let busy = try await self.take(place, by: 2, after: 50_000)
        try self.expect("a user has one late reply sent at a time", busy, [])
        try self.expect("it is listed as sending", try await self.store.lateReplies(of: user), [first, second])
        for (owner, time) in [(2, 10_499), (1, 10_500)] as [(Int64, Int64)] {
            let none = try await self.sendings(place, by: owner, after: time)
            try self.expect("a sending is its sender's until the lease has run out", none, [])
        }
        first.way = .sending(DeskStorePlace.lease(of: 2, after: 10_500))
        let left = try await self.sendings(place, by: 2, after: 10_500)
        try self.expect("a sending without an end is taken over", left, [first])
        let again = try await self.sendings(place, by: 3, after: 10_500)
        try self.expect("once", again, [])
        first.way = .send(notBefore: DeskStorePlace.time(12_000))
        first.tries = 3
        let rule = "who was taken over can't change a late reply any more, nor end it"
        try await self.expect(rule, refused: [.lateChanged(first, owner: 1)])
        try await self.expect(rule, refused: [.late(second), .lateEnded(first.id, owner: 1)])
        try await self.store.commit([.lateChanged(first, owner: 2)])
        let listed = try await self.store.lateReplies(of: user)
        try self.expect("a late reply that is changed keeps its place", listed, [first, second])
        try await self.expect("and is nobody's then", refused: [.lateEnded(first.id, owner: 2)])
        _ = try await self.take(place, by: 1, after: 12_000)
        try await self.store.commit([.lateEnded(first.id, owner: 1)])
        try await self.expect("one that was ended is gone", refused: [.lateChanged(first, owner: 1)])
        let next = try await self.take(place, by: 1, after: 12_000).map(\.id)
        try self.expect("then comes the next", next, [second.id])
        try await self.store.commit([.lateEnded(second.id, owner: 1)])
        try self.expect("an ended late reply is gone", try await self.store.lateReplies(of: user), [])
    }

    func checkOrderOfSending() async throws {
        let place = DeskStorePlace(account: "order")
        let users = (0..<20).map { "oUser\($0 * 7 % 20)" }
        var changes: [DeskChange] = [.late(try place.late(100, for: "oUser3", .pickup))]
        for (number, user) in users.enumerated() { changes.append(.late(try place.late(number, for: user))) }
        for (number, user) in users.enumerated() { changes.append(.late(try place.late(number, for: user, part: 1))) }
        try await self.store.commit(changes)
        let some = try await self.take(place, by: 1, limit: 5, after: 0)
        let rule = "late replies are handed out in the order in which they were added, as many as wanted"
        try self.expect(rule, some.map(\.id), try (0..<5).map { try place.id($0) })
        let rest = try await withThrowingTaskGroup(of: [LateReply].self) { group in
            for owner in 2..<10 as Range<Int64> {
                group.addTask { try await self.take(place, by: owner, limit: 4, after: 0) }
            }
            var rest: [LateReply] = []
            for try await taken in group { rest += taken }
            return rest
        }
        let keys = Set(rest.map(\.id))
        try self.expect("each late reply is handed out once", rest.count, 15)
        try self.expect("and to one caller", keys, Set(try (5..<20).map { try place.id($0) }))
        var late = try place.late(200, for: "oLate")
        late.expires = DeskStorePlace.start
        try await self.store.commit([.late(late)])
        let expired = try await self.take(place, by: 1, after: 50_000).map(\.id)
        try self.expect("an expired late reply is handed out all the same", expired, [late.id])
    }

    private func take(
        _ place: DeskStorePlace,
        by owner: Int64,
        limit: Int = 100,
        after time: Int64
    ) async throws -> [LateReply] {
        try await self.store.takeLateReplies(
            account: place.account,
            limit: limit,
            lease: DeskStorePlace.lease(of: owner, after: time),
            at: DeskStorePlace.time(time)
        )
    }

    private func sendings(_ place: DeskStorePlace, by owner: Int64, after time: Int64) async throws -> [LateReply] {
        let lease = DeskStorePlace.lease(of: owner, after: time)
        let work = try await self.store.takeOver(account: place.account, lease: lease, at: DeskStorePlace.time(time))
        return work.sendings
    }
}
