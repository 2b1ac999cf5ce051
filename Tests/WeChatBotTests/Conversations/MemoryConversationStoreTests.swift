// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatBot
import WeChatBotTesting
import WeChatProtocol

@Suite struct MemoryConversationStoreTests {
    @Test func `it does what every store does`() async throws {
        try await ConversationStoreCompatibility(store: MemoryConversationStore()).run()
    }

    @Test func `of too many users those written longest ago are forgotten first`() async throws {
        let store = MemoryConversationStore(users: 100)
        let state = StoredState(data: [1], expires: 2000)
        let users = (0..<1000).map { UserKey(account: "default", user: OpenID(rawValue: "o\($0)")) }
        for user in users { try await store.update(["A": state], of: user) }
        var known: [Int] = []
        for (index, user) in users.enumerated() where try await !store.states(of: user, at: 1000).isEmpty {
            known.append(index)
        }
        #expect(known.count <= 100 && known.count >= 89)
        #expect(known == Array((1000 - known.count)..<1000))
    }
}
