// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

extension DeskStoreCompatibility {
    func checkDeadLetters() async throws {
        let place = DeskStorePlace(account: "letters")
        let letters = try DeadLetter.Reason.allCases.enumerated()
            .map { index, reason in
                DeadLetter(
                    key: try place.key(index),
                    user: place.user("oUser\(index)"),
                    time: DeskStorePlace.time(Int64(index)),
                    reason: reason,
                    detail: index == 0 ? "" : "code 4500\(index)",
                    push: index == 0 ? [] : [0, 0xFF, 0x27],
                    reply: index == 0 ? .nothing : "reply \(index)"
                )
            }
        for letter in letters { try await self.store.commit([.dead(letter)]) }
        let all = try await self.store.deadLetters(account: place.account, limit: 100)
        try self.expect("dead letters come back as they were, the newest first", all, letters.reversed())
        let some = try await self.store.deadLetters(account: place.account, limit: 2)
        try self.expect("and as many as wanted", some, Array(letters.reversed().prefix(2)))
    }

    func checkForgetting() async throws {
        let place = DeskStorePlace(account: "forgetting")
        let state = StoredState(data: [1], expires: 1_000_000_000_000)
        for (number, name) in [(0, "oUser"), (1, "oUser"), (2, "oOther"), (3, "oUser")] {
            _ = try await self.store.claim(try place.claim(number, of: name))
        }
        var changes = [try place.answered(0), try place.answered(2)]
        for name in ["oUser", "oOther"] {
            let (user, number) = (place.user(name), name.utf8.count)
            let key = try place.key(number)
            let letter = DeadLetter(key: key, user: user, time: DeskStorePlace.start, reason: .laterLost)
            changes += [
                .states(user, ["A": state]), .dead(letter), .late(try place.late(number, for: name)),
                .late(try place.late(number, for: name, .pickup, part: 1)),
            ]
        }
        try await self.store.commit(changes)
        let user = place.user()
        try await self.store.commit([try place.answered(3), .forgotten(user)])
        let rule = "nothing of a forgotten user is left but keys"
        try self.expect(rule, try await self.store.states(of: user, at: 0), [:])
        try self.expect(rule, try await self.store.lateReplies(of: user), [])
        for number in [0, 3] {
            let claim = try place.claim(number, by: 2)
            try self.expect(rule, try await self.store.claim(claim), .answered(.nothing, digest: claim.digest))
        }
        try self.expect(
            "a forgotten user's delivery that is being worked on stays claimed",
            try await self.store.claim(try place.claim(1, by: 2)),
            .running(first: DeskStorePlace.start, leaseEnd: DeskStorePlace.time(10_000))
        )
        try await self.store.commit([try place.answered(1)])
        let other = "other users aren't forgotten"
        try self.expect(other, try await self.store.states(of: place.user("oOther"), at: 0), ["A": state])
        try self.expect(other, try await self.store.lateReplies(of: place.user("oOther")).count, 2)
        let letters = try await self.store.deadLetters(account: place.account, limit: 9)
        try self.expect(other, letters.map(\.user), [place.user("oOther")])
        let claim = try place.claim(2, by: 2)
        try self.expect(other, try await self.store.claim(claim), .answered("reply", digest: claim.digest))
        try await self.store.removeAll(of: place.user("oOther"))
        let rest = try await self.store.lateReplies(of: place.user("oOther"))
        try self.expect("removing all of a user's forgets late replies too", rest, [])
    }

    func checkAccounts() async throws {
        let places = ["one", "One"].map { DeskStorePlace(account: "accounts-\($0)") }
        for place in places {
            let letter = DeadLetter(key: try place.key(), user: place.user(), time: 0, reason: .undeliverable)
            _ = try await self.store.claim(try place.claim())
            try await self.store.commit([.dead(letter), .late(try place.late(0)), .late(try place.late(1, .pickup))])
        }
        let (one, other) = (places[0], places[1])
        let (lease, now) = (DeskStorePlace.lease(of: 2, after: 10_000), DeskStorePlace.time(10_000))
        let rule = "accounts don't see each other's work"
        let taken = try await self.store.takeLateReplies(account: one.account, limit: 9, lease: lease, at: now)
        try self.expect(rule, taken.map(\.id), [try one.id()])
        let work = try await self.store.takeOver(account: one.account, lease: lease, at: now)
        try self.expect(rule, work.runs.map(\.claim.key), [try one.key()])
        let pickup = try await self.store.claim(try one.claim(5, takesPickup: true))
        try self.expect(rule, pickup, .pickedUp("late 1.0"))
        try await self.store.removeAll(of: one.user())
        let letters = try await self.store.deadLetters(account: other.account, limit: 9)
        try self.expect(rule, letters.map(\.key), [try other.key()])
        let left = try await self.store.lateReplies(of: other.user())
        try self.expect(rule, left, [try other.late(0), try other.late(1, .pickup)])
        let running = try await self.store.claim(try other.claim(by: 2))
        let leaseEnd = DeskStorePlace.time(10_000)
        try self.expect(rule, running, .running(first: DeskStorePlace.start, leaseEnd: leaseEnd))
    }

    /// A month in milliseconds.
    private static let month: Int64 = 30 * 86_400_000

    /// Comes last, and a month after the others, as it removes their work too.
    func checkRetention() async throws {
        let place = DeskStorePlace(account: "retention")
        let start = DeskStorePlace.time(Self.month)
        for number in 0..<3 {
            _ = try await self.store.claim(try place.claim(number, of: "oUser\(number)", after: Self.month))
        }
        let letter = DeadLetter(key: try place.key(), user: place.user(), time: start, reason: .unreadable)
        var pickup = try place.late(0, .pickup)
        pickup.expires = start + .seconds(60)
        let late = try place.late(0, part: 1)
        try await self.store.commit([
            try place.answered(0, after: Self.month), try place.answered(1, after: Self.month),
            .settled(try place.key(0)),
            .dead(letter), .late(pickup), .late(late),
        ])
        let digests = try (0..<3).map { try place.claim($0).digest }
        let (reply, forgotten) = (ClaimResult.answered("reply", digest: digests[0]), Reply.nothing)
        let unsettled = ClaimResult.answered("reply", digest: digests[1])
        let running = ClaimResult.running(first: start, leaseEnd: start + .seconds(10))
        let early = [reply, unsettled, running]
        try await self.expect("replies are kept so long", in: place, at: start + .seconds(59), early, letters: 1)
        let waiting = try await self.store.lateReplies(of: place.user())
        try self.expect("pickups are kept until they expire", waiting, [pickup, late])
        let middle = [.answered(forgotten, digest: digests[0]), unsettled, running]
        let rule = "settled replies are kept no longer, the others as long as dead letters"
        try await self.expect(rule, in: place, at: start + .seconds(60), middle, letters: 1)
        let left = try await self.store.lateReplies(of: place.user())
        try self.expect("expired pickups are removed, and no other late replies", left, [late])
        try await self.expect("keys are kept so long", in: place, at: start + .seconds(1199), middle, letters: 1)
        let next = [.claimed, unsettled, running]
        try await self.expect("and no longer", in: place, at: start + .seconds(1200), next, letters: 1)
        let again = running
        let rest = "claims are kept while they run, unsettled replies and dead letters for their time"
        try await self.expect(rest, in: place, at: start + .seconds(86_400), [again, .claimed, running], letters: 0)
        let last = try await self.store.lateReplies(of: place.user())
        try self.expect("late replies to be sent are kept until they end", last, [late])
    }

    /// Purges, and looks at what is left: claims by others than whoever has them.
    private func expect(
        _ rule: String,
        in place: DeskStorePlace,
        at now: WallTime,
        _ results: [ClaimResult],
        letters: Int
    ) async throws {
        let retention = Retention(replies: .seconds(60), keys: .seconds(1200), deadLetters: .seconds(86_400))
        try await self.store.purge(at: now, keeping: retention)
        for (number, result) in results.enumerated() {
            let owner: Int64 = now - DeskStorePlace.start < .seconds(31 * 86_400) ? 2 : 3
            let claim = try place.claim(number, by: owner, of: "oUser\(number)", after: Self.month)
            let found = try await self.store.claim(claim)
            try self.expect(rule, found, result)
        }
        let left = try await self.store.deadLetters(account: place.account, limit: 9)
        try self.expect(rule, left.count, letters)
    }
}
