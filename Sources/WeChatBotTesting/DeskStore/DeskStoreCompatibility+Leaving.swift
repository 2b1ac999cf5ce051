// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

extension DeskStoreCompatibility {
    /// What is at hand somewhere when a user leaves isn't kept afterwards; what they send after that is.
    func checkLeaving() async throws {
        let place = DeskStorePlace(account: "leaving")
        let user = place.user()
        let lease = DeskStorePlace.lease(of: 1)
        let (made, sent) = (try place.late(0, .sending(lease)), try place.late(1, .sending(lease)))
        // 0 and 1 are answered; 2 runs at another desk; 3 is what they leave by, 4 comes in the same second.
        for number in [0, 1] { _ = try await self.store.claim(try place.claim(number)) }
        try await self.store.commit([
            try place.answered(0), try place.answered(1), .late(made), .late(sent),
        ])
        var claims = try (2...4).map { try place.claim($0, by: $0 == 2 ? 2 : 1) }
        for (index, second) in [1, 2, 2].enumerated() {
            claims[index].key = try place.key(index + 2, second: UInt8(second))
            _ = try await self.store.claim(claims[index])
        }
        let leaving = claims[1].key
        try await self.store.commit([
            .answered(leaving, .nothing, owner: 1, at: DeskStorePlace.start), .forgotten(user, by: leaving),
        ])
        let letter = DeadLetter(key: made.id.key, user: user, time: DeskStorePlace.start, reason: .handlerTimeout)
        let state = StoredState(data: [1], expires: 1_000_000_000_000)
        let rule = "what was at hand of a user who has left isn't kept any more"
        var pickup = made
        pickup.way = .pickup
        try await self.expect(rule, refused: [.lateChanged(pickup, owner: 1), .states(user, ["A": state])])
        try await self.expect(rule, refused: [.lateEnded(sent.id, owner: 1), .dead(letter)])
        try await self.expect(rule, refused: [.diverted(try place.key(0), owner: 1), .late(pickup)])
        let end = DeskChange.answered(claims[0].key, "reply", owner: 2, at: DeskStorePlace.start)
        try await self.expect(rule, refused: [end, .states(user, ["A": state]), .late(pickup)])
        try self.expect(rule, try await self.store.lateReplies(of: user), [])
        try self.expect(rule, try await self.store.states(of: user, at: 0), [:])
        let letters = try await self.store.deadLetters(account: place.account, limit: 9)
        try self.expect(rule, letters, [])
        let known = try await self.store.claim(claims[0])
        try self.expect("its keys stay", known, .answered(.nothing, digest: claims[0].digest))
        let later = DeskStorePlace.time(10_000)
        let work = try await self.store
            .takeOver(account: place.account, lease: DeskStorePlace.lease(of: 3, after: 10_000), at: later)
        try self.expect("and nobody finishes it", work.runs.map(\.claim.key), [claims[2].key])
        try self.expect("nor gives what was answered", work.answers, [])
        let new = try place.late(4)
        let again: [DeskChange] = [.states(user, ["A": state]), .late(new)]
        try await self.store.commit([.answered(claims[2].key, .nothing, owner: 3, at: later)] + again)
        let life = "what a user has sent since they left is kept"
        try self.expect(life, try await self.store.lateReplies(of: user), [new])
        try self.expect(life, try await self.store.states(of: user, at: 0), ["A": state])
        try await self.store.removeAll(of: user)
    }
}
