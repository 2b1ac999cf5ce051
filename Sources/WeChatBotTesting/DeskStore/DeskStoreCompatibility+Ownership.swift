// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

extension DeskStoreCompatibility {
    func checkLeases() async throws {
        let place = DeskStorePlace(account: "leases")
        for number in 0..<3 { _ = try await self.store.claim(try place.claim(number, of: "oUser\(number)")) }
        _ = try await self.store.claim(try place.claim(2, by: 2, of: "oUser2", after: 10_000))
        let renewed = Lease(owner: 1, end: DeskStorePlace.time(30_000))
        try await self.store.commit([.renewed([try place.key(0), try place.key(2), try place.key(9)], renewed)])
        try self.expect(
            "a renewed lease lasts until its new end",
            try await self.store.claim(try place.claim(0, by: 3, of: "oUser0", after: 29_999)),
            .running(first: DeskStorePlace.start, leaseEnd: renewed.end)
        )
        try self.expect(
            "a lease that wasn't renewed has run out at its end",
            try await self.store.claim(try place.claim(1, by: 3, of: "oUser1", after: 10_000)),
            .takenOver(first: DeskStorePlace.start, isPromised: false)
        )
        try self.expect(
            "nobody renews another's lease",
            try await self.store.claim(try place.claim(2, by: 3, of: "oUser2", after: 19_999)),
            .running(first: DeskStorePlace.start, leaseEnd: DeskStorePlace.time(20_000))
        )
    }

    func checkOwnership() async throws {
        let place = DeskStorePlace(account: "ownership")
        _ = try await self.store.claim(try place.claim())
        try await self.expect("who hasn't claimed a delivery can't answer it", refused: [try place.answered(by: 2)])
        try await self.expect("nobody answers a delivery that nobody knows", refused: [try place.answered(7)])
        _ = try await self.store.claim(try place.claim(by: 2, after: 10_000))
        try await self.expect("who was taken over can't answer any more", refused: [try place.answered()])
        try await self.store.commit([try place.answered(0, "second", by: 2)])
        try await self.expect("nobody answers a delivery twice", refused: [try place.answered(0, "third", by: 2)])
        let found = try await self.store.claim(try place.claim(by: 2))
        try self.expect("the owner's answer stays", found, .answered("second", digest: try place.claim().digest))
    }

    func checkAtomicity() async throws {
        let place = DeskStorePlace(account: "atomicity")
        let user = place.user()
        for number in 0..<3 { _ = try await self.store.claim(try place.claim(number)) }
        _ = try await self.store.claim(try place.claim(1, by: 2, after: 10_000))
        let state = StoredState(data: [1], expires: 1_000_000_000_000)
        let late = try place.late(0)
        let letter = DeadLetter(key: late.id.key, user: user, time: DeskStorePlace.start, reason: .handlerFailed)
        let others: [DeskChange] = [
            .states(user, ["A": state, "B": nil]), .late(late), .dead(letter), .promised(try place.key(2)),
        ]
        let refused = [try place.answered(0)] + others + [try place.answered(1)]
        try await self.expect("a commit with one answer that isn't the owner's is refused", refused: refused)
        try await self.expect("whatever the order", refused: refused.reversed())
        let rule = "a refused commit changes nothing"
        let first = DeskStorePlace.start
        try self.expect(rule, try await self.store.states(of: user, at: 0), [:])
        try self.expect(rule, try await self.store.lateReplies(of: user), [])
        try self.expect(rule, try await self.store.deadLetters(account: place.account, limit: 9), [])
        for number in [0, 2] {
            let found = try await self.store.claim(try place.claim(number))
            try self.expect(rule, found, .takenOver(first: first, isPromised: false))
        }
        try await self.store.commit(others + [try place.answered(0), try place.answered(2)])
        let all = "a commit makes all of its changes"
        try self.expect(all, try await self.store.states(of: user, at: 0), ["A": state])
        try self.expect(all, try await self.store.lateReplies(of: user), [late])
        try self.expect(all, try await self.store.deadLetters(account: place.account, limit: 9), [letter])
        for number in [0, 2] {
            let claim = try place.claim(number)
            try self.expect(all, try await self.store.claim(claim), .answered("reply", digest: claim.digest))
        }
    }

    func checkTakeOver() async throws {
        let place = DeskStorePlace(account: "takeover")
        let nobody = try await self.takeOver(place, by: 9, after: 0)
        try self.expect("where nothing was begun there is nothing to take over", nobody, UnfinishedWork())
        for number in [3, 0, 4, 1, 2, 5, 6] { _ = try await self.store.claim(try place.claim(number)) }
        try await self.store.commit([
            try place.answered(1, "one", after: 20), .promised(try place.key(0)),
            try place.answered(2, "two", after: 30),
            try place.answered(4, after: 30), try place.answered(5, after: 30), try place.answered(6, .nothing),
            .settled(try place.key(4)),
        ])
        self.store.noteSettled([try place.key(5)])
        let early = try await self.takeOver(place, by: 2, after: 9999)
        try self.expect("nothing is taken over before its lease has run out", early, UnfinishedWork())
        let own = try await self.takeOver(place, by: 1, after: 10_000)
        try self.expect("nobody takes over their own work", own, UnfinishedWork())
        let runs = try [3, 0]
            .map { number in
                var claim = try place.claim(number)
                claim.lease = DeskStorePlace.lease(of: 2, after: 10_000)
                return UnfinishedWork.Run(claim: claim, isPromised: number == 0)
            }
        let answers = try [(1, "one"), (2, "two")]
            .map { number, text in
                UnfinishedWork.Answer(
                    key: try place.key(number),
                    user: place.user(),
                    first: DeskStorePlace.start,
                    reply: .text(text)
                )
            }
        let found = try await self.takeOver(place, by: 2, after: 10_000)
        let rule = "claims without an end and replies that nobody noted are taken over, in their order"
        try self.expect(rule, found, UnfinishedWork(runs: runs, answers: answers))
        let again = try await self.takeOver(place, by: 3, after: 10_000)
        try self.expect("what was taken over is the new owner's", again, UnfinishedWork())
        try await self.expect("and not the old one's", refused: [try place.answered(3)])
        try await self.store.commit([try place.answered(3, by: 2), try place.answered(0, by: 2)])
    }

    func checkClockSetBack() async throws {
        let place = DeskStorePlace(account: "clock")
        _ = try await self.takeOver(place, by: 9, after: 0)
        let hour: Int64 = 3_600_000
        let far = try place.late(1, for: "oOther", .sending(Lease(owner: 1, end: DeskStorePlace.time(hour))))
        try await self.store.commit([
            .late(try place.late(0, .send(notBefore: DeskStorePlace.time(hour)))), .late(far),
        ])
        let due = try await self.store
            .takeLateReplies(
                account: place.account,
                limit: 9,
                lease: DeskStorePlace.lease(of: 2),
                at: DeskStorePlace.start
            )
            .map(\.id)
        try self.expect("a late reply whose time was set by a clock that was put back is due", due, [try place.id(0)])
        for (time, left) in [(0, []), (1_800_000, [far.id])] as [(Int64, [LateReply.ID])] {
            let found = try await self.takeOver(place, by: 2, after: time).sendings.map(\.id).filter { $0 == far.id }
            try self.expect("and a sending of such a clock is taken over in half an hour", found, left)
        }
        _ = try await self.store.claim(try place.claim(2, after: hour))
        try self.expect(
            "a claim of such a clock doesn't live for ever",
            try await self.store.claim(try place.claim(2, by: 2, after: 0)),
            .takenOver(first: DeskStorePlace.time(hour), isPromised: false)
        )
        _ = try await self.store.claim(try place.claim(3, after: hour))
        let work = try await self.takeOver(place, by: 2, after: 0)
        try self.expect("and is taken over", work.runs.map(\.claim.key), [try place.key(3)])
    }

    private func takeOver(_ place: DeskStorePlace, by owner: Int64, after time: Int64) async throws -> UnfinishedWork {
        let lease = DeskStorePlace.lease(of: owner, after: time)
        return try await self.store.takeOver(account: place.account, lease: lease, at: DeskStorePlace.time(time))
    }
}
