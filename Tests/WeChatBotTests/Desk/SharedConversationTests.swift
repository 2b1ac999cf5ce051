// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import TestSupport
import Testing
import WeChatBot
import WeChatBotTesting
import WeChatProtocol

@Suite struct SharedConversationTests {
    private let store = MemoryDeskStore()
    private let user = UserKey(account: "default", user: "oUser")
    private let theirs = StoredState(data: Array("\"theirs\"".utf8), expires: 1_000_000_000_000)

    private func desk(_ logs: LogRecorder, _ configuration: DeskConfiguration) -> ReplyDesk {
        let bot = ClosureResponder { [store, user, theirs] _, context in
            let before = try await context.state(String.self)
            // Another desk, which took this one for gone, goes on with the conversation.
            try await store.commit([.states(user, ["Swift.String": theirs])])
            try context.begin("mine")
            return .text("after \(before ?? "nothing")")
        }
        return ReplyDesk(
            account: "default",
            responder: bot,
            store: self.store,
            configuration: configuration,
            logger: logs.logger
        )
    }

    @Test func `where a conversation went on at another desk the answer alone is kept`() async throws {
        let logs = LogRecorder()
        let desk = self.desk(logs, DeskConfiguration(lease: .seconds(4)))
        let message = IncomingMessage(from: "oUser", .text(TextMessage(content: "a")))
        let answer = await desk.answer(message, key: DeliveryKey(message), arrival: .now)
        #expect(answer.reply == "after nothing")
        #expect(try await self.store.states(of: self.user, at: 0) == ["Swift.String": self.theirs])
        #expect(logs.lines.contains { $0.contains("went on at another desk") })
    }

    @Test func `whoever has the store alone asks nobody`() async throws {
        let logs = LogRecorder()
        let desk = self.desk(logs, DeskConfiguration(lease: nil))
        let message = IncomingMessage(from: "oUser", .text(TextMessage(content: "a")))
        _ = await desk.answer(message, key: DeliveryKey(message), arrival: .now)
        let states = try await self.store.states(of: self.user, at: 0)
        #expect(states["Swift.String"]?.data == Array("\"mine\"".utf8))
        #expect(logs.lines.isEmpty)
    }
}
