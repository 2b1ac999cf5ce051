// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatBot
import WeChatBotTesting
import WeChatProtocol

@Suite struct ConversationTests {
    private enum Correction: Codable, Sendable { case describing, confirming(String) }

    /// The bot of the documentation: a report in two steps.
    private var bot: some MessageResponder {
        let router = MessageRouter()
        router.on(.menuClick("FIX")) { _, context in
            try context.begin(Correction.describing)
            return "哪里错了？"
        }
        router.conversation(Correction.self) { state, message, context in
            switch (state, message.body) {
            case (.describing?, .text(let text)) where text.content == "跳过": return nil
            case (.describing?, .text(let text)):
                state = .confirming(text.content)
                return "确认提交「\(text.content)」？"
            case (.confirming(let report)?, .text(let text)) where text.content == "是":
                state = nil
                return "谢谢：\(report)"
            default:
                state = nil
                return "已取消。"
            }
        }
        router.on(.text("退出")) { _, context in
            context.end(Correction.self)
            return "再见"
        }
        router.on(.text) { text, _ in "没有\(text.content)" }
        return router.buildResponder()
    }

    @Test func `a conversation begins, takes steps and ends`() async throws {
        let user = TestUser(self.bot)
        #expect(try await user.sends("活着") == "没有活着")
        #expect(try await user.taps("FIX") == "哪里错了？")
        #expect(try await user.sends("书名") == "确认提交「书名」？")
        #expect(user.lastAnswer?.route == "conversation Correction")
        #expect(try await user.sends("是") == "谢谢：书名")
        #expect(try await user.sends("是") == "没有是")
    }

    @Test func `a conversation is one user's`() async throws {
        let user = TestUser(self.bot)
        let friend = user.friend("oFriend")
        try await user.taps("FIX")
        #expect(try await friend.sends("书名") == "没有书名")
        #expect(try await user.sends("书名") == "确认提交「书名」？")
    }

    @Test func `a conversation expires after ten minutes, and an answer begins them anew`() async throws {
        let user = TestUser(self.bot)
        try await user.taps("FIX")
        user.waits(.seconds(598))
        #expect(try await user.sends("书名") == "确认提交「书名」？")
        user.waits(.seconds(598))
        #expect(try await user.sends("是") == "谢谢：书名")
        try await user.taps("FIX")
        user.waits(.seconds(600))
        #expect(try await user.sends("书名") == "没有书名")
    }

    @Test func `a step that passes on leaves the conversation as it is, its lifetime too`() async throws {
        let store = CountingStore()
        let user = TestUser(self.bot, store: MemoryDeskStore(conversations: store))
        try await user.taps("FIX")
        user.waits(.seconds(500))
        #expect(try await user.sends("跳过") == "没有跳过")
        #expect(store.writes == 1)
        user.waits(.seconds(97))
        #expect(try await user.sends("书名") == "确认提交「书名」？")
        try await user.sends("否")
        try await user.taps("FIX")
        user.waits(.seconds(500))
        try await user.sends("跳过")
        user.waits(.seconds(100))
        #expect(try await user.sends("书名") == "没有书名")
    }

    @Test func `a handler that throws changes nothing`() async throws {
        struct Failure: Error {}
        let router = MessageRouter()
        router.conversation(Int.self) { state, _, _ in "state \(state ?? 0)" }
        router.on(.text("begin")) { _, context in
            try context.begin(1)
            return "begun"
        }
        router.on(.text("throw")) { _, context -> String? in
            try context.begin(2)
            throw Failure()
        }
        let user = TestUser(router.buildResponder())
        await #expect(throws: Failure.self) { try await user.sends("throw") }
        #expect(try await user.sends("a") == .nothing)
        #expect(try await user.sends("begin") == "begun")
        #expect(try await user.sends("a") == "state 1")
    }

    @Test func `the state of another shape counts as ended`() async throws {
        let store = MemoryConversationStore()
        let user = TestUser(self.bot, store: MemoryDeskStore(conversations: store))
        let name = "WeChatBotTests.ConversationTests.Correction"
        let old = StoredState(data: Array(#"{"gone":{}}"#.utf8), expires: 4_000_000_000)
        try await store.update([name: old], of: UserKey(account: "default", user: user.openID))
        #expect(try await user.sends("书名") == "没有书名")
        let valid = StoredState(data: Array(#"{"describing":{}}"#.utf8), expires: 4_000_000_000)
        try await store.update([name: valid], of: UserKey(account: "default", user: user.openID))
        #expect(try await user.sends("书名") == "确认提交「书名」？")
    }

    @Test func `the store is read once for a message, and written once where something changed`() async throws {
        let store = CountingStore()
        let router = MessageRouter()
        router.conversation(Int.self) { _, _, _ in nil }
        router.conversation(String.self) { _, _, _ in nil }
        router.on(.text("begin")) { _, context in
            try context.begin(1)
            try context.begin("two")
            return "begun"
        }
        let user = TestUser(router.buildResponder(), store: MemoryDeskStore(conversations: store))
        try await user.sends("begin")
        #expect((store.reads, store.writes) == (1, 1))
        try await user.sends("a")
        #expect((store.reads, store.writes) == (2, 1))
    }

    @Test func `a handler sees what it changed itself`() async throws {
        let router = MessageRouter()
        router.on(.text) { _, context in
            try context.begin(7)
            let begun = try await context.state(Int.self)
            context.end(Int.self)
            let ended = try await context.state(Int.self)
            return "\(begun ?? 0) \(ended ?? 0)"
        }
        #expect(try await TestUser(router.buildResponder()).sends("a") == "7 0")
    }

    @Test func `private types have a name that lasts longer than the process`() async throws {
        let store = MemoryConversationStore()
        let user = TestUser(self.bot, store: MemoryDeskStore(conversations: store))
        try await user.taps("FIX")
        let states = try await store.states(of: UserKey(account: "default", user: user.openID), at: 0)
        #expect(states.keys.sorted() == ["WeChatBotTests.ConversationTests.Correction"])
    }
}
