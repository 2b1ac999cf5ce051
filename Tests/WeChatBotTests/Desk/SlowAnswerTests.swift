// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import TestSupport
import Testing
import WeChatBot
import WeChatBotTesting
import WeChatProtocol

@Suite struct SlowAnswerTests {
    private let gate = Gate()

    private func bot() -> ClosureResponder {
        let gate = self.gate
        return ClosureResponder { message, _ in
            guard case .text(let text) = message.body, text.content == "slow" else { return "quick" }
            await gate.pass()
            return "at last"
        }
    }

    @Test func `by customer service WeChat hears success and the user gets the answer later, once`() async throws {
        let bot = self.bot()
        let user = TestUser(bot)
        #expect(try await user.sendsImpatiently("slow") == .nothing)
        #expect(user.lastAnswer?.origin == .handedOver)
        self.gate.open()
        #expect(await user.receives() == "at last")
        #expect(try await user.sendsAgain() == .nothing)
        #expect(user.unread == [])
        #expect(bot.runs == 1)
    }

    @Test func `for a pickup the third attempt is told to wait, and the next message fetches the answer`() async throws
    {
        let bot = self.bot()
        let user = TestUser(bot, lateReplies: .pickup)
        #expect(try await user.sendsImpatiently("slow") == DeskTexts().promise)
        #expect(user.lastAnswer?.origin == .promised)
        self.gate.open()
        #expect(try await user.sends("?") == "at last")
        #expect(try await user.sends("?") == "quick")
        #expect(bot.runs == 2)
    }

    @Test func `an event fetches nothing`() async throws {
        let user = TestUser(self.bot(), lateReplies: .pickup)
        try await user.sendsImpatiently("slow")
        self.gate.open()
        #expect(try await user.taps("A") == "quick")
        #expect(try await user.sends("?") == "at last")
    }

    @Test func `others aren't kept waiting`() async throws {
        let user = TestUser(self.bot())
        try await user.sendsImpatiently("slow")
        #expect(try await user.friend("oFriend").sends("a") == "quick")
        self.gate.open()
    }

    @Test func `a handler that never returns is given up, and its user's next message is answered`() async throws {
        let store = MemoryDeskStore()
        let user = TestUser(self.bot(), store: store)
        try await user.sendsImpatiently("slow")
        user.waits(.seconds(121))
        #expect(try await user.sends("a") == "quick")
        let letters = try await store.deadLetters(account: "default", limit: 9)
        #expect(letters.map(\.reason) == [.handlerTimeout])
        self.gate.open()
    }
}
