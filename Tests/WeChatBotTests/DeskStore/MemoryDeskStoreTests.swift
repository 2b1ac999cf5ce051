// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatBot
import WeChatBotTesting
import WeChatProtocol

@Suite struct MemoryDeskStoreTests {
    private let user = UserKey(account: "main", user: "oUser")

    private func key(_ number: Int) throws -> DeliveryKey {
        try #require(DeliveryKey(bytes: (0..<32).map { UInt8(truncatingIfNeeded: number >> ($0 % 4 * 8)) }))
    }

    private func claim(_ number: Int, push: [UInt8] = []) throws -> Claim {
        Claim(
            key: try self.key(number),
            user: self.user,
            push: push,
            arrival: 0,
            lease: Lease(owner: 1, end: 1000)
        )
    }

    @Test func `it does what every store does`() async throws {
        try await DeskStoreCompatibility(store: MemoryDeskStore()).run()
    }

    @Test func `it does so with conversations kept elsewhere`() async throws {
        let store = MemoryDeskStore(conversations: MemoryConversationStore())
        try await DeskStoreCompatibility(store: store).run()
    }

    @Test func `states are kept where it is told, and nothing else`() async throws {
        let conversations = MemoryConversationStore()
        let store = MemoryDeskStore(conversations: conversations)
        let state = StoredState(data: [1], expires: 2000)
        try await store.commit([.states(self.user, ["A": state])])
        #expect(try await conversations.states(of: self.user, at: 1000) == ["A": state])
        await #expect(throws: DeskStoreError.notOwner) {
            try await store.commit([.states(self.user, ["A": nil]), .answered(try self.key(1), "", owner: 1, at: 0)])
        }
        #expect(try await conversations.states(of: self.user, at: 1000) == ["A": state])
    }

    @Test func `where states can't be kept, nothing else is`() async throws {
        let store = MemoryDeskStore(conversations: FailingStore())
        _ = try await store.claim(try self.claim(1))
        let state = StoredState(data: [1], expires: 2000)
        await #expect(throws: FailingStore.Failure.self) {
            try await store.commit([
                .answered(try self.key(1), "reply", owner: 1, at: 0), .states(self.user, ["A": state]),
            ])
        }
        #expect(try await store.claim(try self.claim(1)) == .takenOver(first: 0, isPromised: false))
    }

    @Test func `of too many replies the oldest are forgotten, and their keys stay`() async throws {
        let store = MemoryDeskStore(limits: MemoryDeskLimits(replyBytes: 100_000, keys: 400))
        let reply = Reply.text(String(repeating: "a", count: 744))
        for number in 0..<300 {
            _ = try await store.claim(try self.claim(number))
            try await store.commit([.answered(try self.key(number), reply, owner: 1, at: 0)])
        }
        for number in 0..<300 {
            let expected = number < 200 ? Reply.nothing : reply
            #expect(try await store.claim(try self.claim(number)) == .answered(expected, digest: 0))
        }
    }

    @Test func `of too many keys the oldest are forgotten, and running claims stay`() async throws {
        let store = MemoryDeskStore(limits: MemoryDeskLimits(replyBytes: 0, keys: 100))
        _ = try await store.claim(try self.claim(5000))
        for number in 0..<1000 {
            _ = try await store.claim(try self.claim(number))
            try await store.commit([.answered(try self.key(number), "reply", owner: 1, at: 0)])
        }
        #expect(try await store.claim(try self.claim(0)) == .claimed)
        for number in 950..<1000 {
            #expect(try await store.claim(try self.claim(number)) == .answered(.nothing, digest: 0))
        }
        #expect(try await store.claim(try self.claim(5000)) == .takenOver(first: 0, isPromised: false))
    }

    @Test func `of too many dead letters, late replies and users the oldest go`() async throws {
        let store = MemoryDeskStore(limits: MemoryDeskLimits(lateReplies: 10, deadLetters: 10, users: 10))
        let users = (0..<100).map { UserKey(account: "main", user: OpenID(rawValue: "o\($0)")) }
        for (number, user) in users.enumerated() {
            let key = try self.key(number)
            let late = LateReply(id: LateReply.ID(key: key), user: user, reply: "late", way: .pickup, expires: 1000)
            let state = StoredState(data: [1], expires: 2000)
            let letter = DeadLetter(key: key, user: user, time: 0, reason: .handlerFailed)
            try await store.commit([.late(late), .states(user, ["A": state]), .dead(letter)])
        }
        let letters = try await store.deadLetters(account: "main", limit: 100)
        #expect(letters.map(\.user) == users.suffix(10).reversed())
        var (late, known): ([Int], [Int]) = ([], [])
        for (number, user) in users.enumerated() {
            if try await !store.lateReplies(of: user).isEmpty { late.append(number) }
            if try await !store.states(of: user, at: 1000).isEmpty { known.append(number) }
        }
        #expect((9...10).contains(late.count) && late == Array((100 - late.count)..<100))
        #expect((9...10).contains(known.count) && known == Array((100 - known.count)..<100))
    }
}
