// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import TestSupport
import Testing
import WeChatBot
import WeChatBotTesting
import WeChatProtocol

@Suite struct ReplyDeskPrivacyTests {
    private func states(in store: MemoryConversationStore, of user: OpenID) async throws -> [String] {
        try await store.states(of: UserKey(account: "default", user: user), at: 0).keys.sorted()
    }

    @Test func `whoever leaves is forgotten after the handler ran`() async throws {
        let leavings: [IncomingMessage.Body] = [
            .event(UnsubscribeEvent()),
            .event(UserAuthorizationRevokeEvent(openID: "oLeaver")),
            .event(UserAuthorizationCancellationEvent(openID: "oLeaver")),
        ]
        for leaving in leavings {
            let store = MemoryConversationStore()
            let bot = ClosureResponder { _, context in
                try context.begin("something")
                return .nothing
            }
            let user = TestUser(bot, as: "oLeaver", store: MemoryDeskStore(conversations: store))
            try await user.sends("a")
            try await user.friend("oFriend").sends("a")
            #expect(try await self.states(in: store, of: "oLeaver") == ["Swift.String"])
            try await user.sends(leaving)
            #expect(try await self.states(in: store, of: "oLeaver") == [])
            #expect(try await self.states(in: store, of: "oFriend") == ["Swift.String"])
            try await user.sendsAgain()
            #expect(user.lastAnswer?.origin == .remembered)
        }
    }

    @Test func `logs hold no text of a message and no user's id`() async throws {
        struct Failure: Error { let text: String }
        let logs = LogRecorder()
        let router = MessageRouter()
        router.on(.text("throw")) { text, _ -> String? in throw Failure(text: "secret words \(text.content)") }
        router.on(.text("empty")) { _, _ in "" }
        router.on(.text("busy")) { _, _ in [Article(title: "secret words"), Article(title: "more")] }
        router.on(.text) { _, context in
            try context.begin("secret words")
            return "secret words"
        }
        let user = TestUser(
            router.buildResponder(),
            as: "oSecretUser",
            store: MemoryDeskStore(conversations: FailingStore()),
            logger: logs.logger
        )
        for text in ["empty", "busy", "secret words"] { try await user.sends(text) }
        await #expect(throws: Failure.self) { try await user.sends("throw") }
        try await user.unfollows()
        #expect(logs.lines.count == 5)
        for line in logs.lines {
            #expect(!line.contains("secret words"))
            #expect(!line.contains("oSecretUser"))
        }
    }
}
