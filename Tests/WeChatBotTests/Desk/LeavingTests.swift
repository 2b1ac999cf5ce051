// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import TestSupport
import Testing
import WeChatBot
import WeChatBotTesting
import WeChatProtocol

@Suite struct LeavingTests {
    /// Sends nothing, and says so once the gate is open.
    private struct BusyDelivery: LateReplyDelivery {
        let gate: Gate
        let isAsked = Gate()

        func carried(_ reply: Reply) -> Reply? { reply }

        func deliver(_ reply: Reply, to user: OpenID) async throws(LateReplyError) {
            self.isAsked.open()
            await self.gate.pass()
            throw .notSent(reason: "busy")
        }
    }

    private let gate = Gate()
    private let store = MemoryDeskStore()
    private let key = UserKey(account: "default", user: "oLeaver")

    /// A bot whose answer to every message comes later, once the gate is open.
    private var bot: some MessageResponder {
        ClosureResponder { [gate] message, context in
            guard case .text(let text) = message.body else { return .nothing }
            context.later {
                await gate.pass()
                return .text("found \(text.content)")
            }
            return .nothing
        }
    }

    private func expectNothingIsKept() async throws {
        #expect(try await self.store.lateReplies(of: self.key) == [])
        #expect(try await self.store.deadLetters(account: "default", limit: 9) == [])
    }

    /// What is begun for a friend afterwards arrives, and nothing that was begun for the user before.
    private func expectNothingComes(to user: TestUser) async throws {
        self.gate.open()
        let friend = user.friend("oFriend")
        try await friend.sends("b")
        #expect(await friend.receives() == "found b")
        #expect(user.unread == [])
        try await self.expectNothingIsKept()
    }

    @Test func `work that was left for later brings nothing to a user who has left`() async throws {
        let user = TestUser(self.bot, as: "oLeaver", store: self.store)
        try await user.sends("a")
        try await user.unfollows()
        try await self.expectNothingComes(to: user)
    }

    @Test func `nor where they left at another replica`() async throws {
        let user = TestUser(self.bot, as: "oLeaver", store: self.store)
        try await user.sends("a")
        try await TestUser(self.bot, as: "oLeaver", store: self.store).unfollows()
        try await self.expectNothingComes(to: user)
    }

    @Test func `what they send once they follow again is answered`() async throws {
        let user = TestUser(self.bot, as: "oLeaver", store: self.store)
        try await user.sends("a")
        try await user.unfollows()
        try await user.follows()
        try await user.sends("c")
        self.gate.open()
        #expect(await user.receives() == "found c")
        #expect(user.unread == [])
    }

    @Test func `a late reply that couldn't be sent isn't kept for a user who left meanwhile`() async throws {
        let delivery = BusyDelivery(gate: self.gate)
        let bot = ClosureResponder { message, context in
            if case .text = message.body { context.later { "found" } }
            return .nothing
        }
        let logger = Logger(label: "leaving") { _ in SwiftLogNoOpLogHandler() }
        let desk = ReplyDesk(account: "default", responder: bot, store: self.store, delivery: delivery, logger: logger)
        let bodies: [IncomingMessage.Body] = [.text(TextMessage(content: "a")), .event(UnsubscribeEvent())]
        for body in bodies {
            let message = IncomingMessage(from: "oLeaver", body)
            _ = await desk.answer(message, key: DeliveryKey(message), arrival: .now)
            await delivery.isAsked.pass()
        }
        self.gate.open()
        while !desk.isIdle { await Task.yield() }
        try await self.expectNothingIsKept()
    }
}
