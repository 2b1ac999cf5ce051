// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

extension DeskStoreCompatibility {
    func checkClaims() async throws {
        let place = DeskStorePlace(account: "claims")
        let claim = try place.claim()
        try self.expect("a delivery that nobody knew is claimed", try await self.store.claim(claim), .claimed)
        try self.expect(
            "a delivery that another desk works on is running",
            try await self.store.claim(try place.claim(by: 2, after: 5000)),
            .running(first: claim.arrival, leaseEnd: claim.lease.end)
        )
        try self.expect(
            "a delivery that was claimed by the same desk is its own again",
            try await self.store.claim(try place.claim(after: 1)),
            .takenOver(first: claim.arrival, isPromised: false)
        )
        try await self.store.commit([.promised(claim.key)])
        try self.expect(
            "a delivery whose desk's lease has run out is taken over, with what was promised",
            try await self.store.claim(try place.claim(by: 2, after: 10_001)),
            .takenOver(first: claim.arrival, isPromised: true)
        )
        try await self.store.commit([try place.answered(0, "answer", by: 2)])
        let answered = ClaimResult.answered("answer", digest: claim.digest)
        for owner in [1, 2, 3] as [Int64] {
            let late = try place.claim(by: owner, after: 60_000)
            try self.expect("an answered delivery has its reply", try await self.store.claim(late), answered)
        }
        self.store.noteSettled([claim.key, try place.key(99)])
        try await self.store.commit([.settled(claim.key), .settled(try place.key(98))])
        let again = try await self.store.claim(try place.claim(by: 3))
        try self.expect("a settled delivery keeps its reply", again, answered)
        try await self.expect("a reply that was given goes no other way", refused: [.diverted(claim.key, owner: 3)])
        let other = try place.claim(1)
        _ = try await self.store.claim(other)
        try await self.store.commit([try place.answered(1, "answer")])
        _ = try await self.store.claim(try place.claim(1, by: 2))
        let theirs = [DeskChange.diverted(other.key, owner: 1)]
        try await self.expect("a reply that another desk was told since is that desk's to divert", refused: theirs)
        try await self.store.commit([.diverted(other.key, owner: 2)])
        try self.expect(
            "a diverted delivery has nothing, and its checksum",
            try await self.store.claim(try place.claim(1, by: 3)),
            .answered(.nothing, digest: other.digest)
        )
        _ = try await self.store.claim(try place.claim(2))
        try await self.store.commit([try place.answered(2, "answer")])
        self.store.noteSettled([try place.key(2)])
        try await self.expect("nor does one that was noted as given", refused: [.diverted(try place.key(2), owner: 1)])
    }

    func checkReplies() async throws {
        let place = DeskStorePlace(account: "replies")
        for (number, reply) in Self.replies.enumerated() {
            let claim = try place.claim(number)
            _ = try await self.store.claim(claim)
            try await self.store.commit([try place.answered(number, reply)])
            let found = try await self.store.claim(claim)
            try self.expect("a reply comes back as it was", found, .answered(reply, digest: claim.digest))
        }
    }

    private static let replies: [Reply] = [
        "早上好 <b>&amp;]]>\u{1F600}\n\t \" 'ende", .text(""), .text(String(repeating: "长", count: 10_000)),
        .image("image"), .image(""), .voice("voice"), .video(VideoReply(mediaID: "video")),
        .video(VideoReply(mediaID: "video", title: "", description: "description")),
        .music(MusicReply(thumbMediaID: "thumb")),
        .music(MusicReply(thumbMediaID: "thumb", title: "title", url: "", highQualityURL: "https://example.com/")),
        .music(MusicReply(thumbMediaID: "", title: "", description: "d", url: "u", highQualityURL: "")), .news([]),
        .news([Article(title: "")]),
        .news((0..<8).map { Article(title: "\($0)", description: "d", pictureURL: "p?a=1&b=2", url: "u") }),
        .transferToCustomerService(account: nil), .transferToCustomerService(account: "agent@shop"),
        .transferToAI, .nothing,
    ]
}
