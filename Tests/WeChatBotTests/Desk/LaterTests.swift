// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import TestSupport
import Testing
import WeChatBot
import WeChatBotTesting
import WeChatProtocol

@Suite struct LaterTests {
    private struct Failure: Error {}

    /// Dead letters, once there is one.
    private func letters(in store: MemoryDeskStore) async throws -> [DeadLetter] {
        for _ in 0..<100_000 {
            let letters = try await store.deadLetters(account: "default", limit: 9)
            guard letters.isEmpty else { return letters }
            await Task.yield()
        }
        return []
    }

    @Test func `work for later brings its result after the answer, by customer service`() async throws {
        let gate = Gate()
        let bot = ClosureResponder { _, context in
            context.later {
                await gate.pass()
                return "found"
            }
            return "searching"
        }
        let user = TestUser(bot)
        #expect(try await user.sends("a") == "searching")
        #expect(user.unread == [])
        gate.open()
        #expect(await user.receives() == "found")
    }

    @Test func `or keeps it for the user's next message`() async throws {
        let bot = ClosureResponder { message, context in
            guard case .text(let text) = message.body, text.content == "a" else { return "another" }
            context.later { "found" }
            return "searching"
        }
        let store = MemoryDeskStore()
        let user = TestUser(bot, store: store, lateReplies: .pickup)
        #expect(try await user.sends("a") == "searching")
        let key = UserKey(account: "default", user: user.openID)
        for _ in 0..<100_000 where try await store.lateReplies(of: key).first?.way != .pickup { await Task.yield() }
        #expect(try await user.sends("b") == "found")
        #expect(user.lastAnswer?.origin == .pickedUp)
        #expect(try await user.sends("c") == "another")
    }

    @Test func `work for later that fails is a dead letter`() async throws {
        let store = MemoryDeskStore()
        let bot = ClosureResponder { _, context in
            context.later { throw Failure() }
            return "searching"
        }
        try await TestUser(bot, store: store).sends("a")
        let letters = try await self.letters(in: store)
        #expect(letters.map(\.reason) == [.handlerFailed])
        #expect(letters.map(\.detail) == ["Failure"])
    }

    @Test func `work for later that takes too long is cancelled, and a dead letter`() async throws {
        let gate = Gate()
        let store = MemoryDeskStore()
        let bot = ClosureResponder { _, context in
            context.later {
                await gate.pass()
                return "too late"
            }
            return "searching"
        }
        let user = TestUser(bot, store: store)
        try await user.sends("a")
        user.waits(.seconds(121))
        #expect(try await self.letters(in: store).map(\.reason) == [.handlerTimeout])
        gate.open()
        user.waits(.seconds(1))
        #expect(user.unread == [])
    }
}
