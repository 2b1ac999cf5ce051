// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatBot
import WeChatBotTesting
import WeChatProtocol

@Suite struct MessageRouterTests {
    private struct Card: ReplyConvertible {
        let title: String
        var reply: Reply { .news([Article(title: self.title)]) }
    }

    @Test func `the first route that answers wins`() async throws {
        let router = MessageRouter()
        router.on(.text("a")) { _, _ in "first" }
        router.on(.text) { _, _ in "second" }
        let user = TestUser(router.buildResponder())
        #expect(try await user.sends("a") == "first")
        #expect(try await user.sends("b") == "second")
    }

    @Test func `a handler that returns nil passes the message on`() async throws {
        let router = MessageRouter()
        router.on(.text) { text, _ in text.content == "Swift" ? Card(title: "Swift") : nil }
        router.on(.text) { _, _ -> Reply? in nil }
        router.on(.text) { text, _ in "没有\(text.content)" }
        let user = TestUser(router.buildResponder())
        #expect(try await user.sends("Swift") == .news([Article(title: "Swift")]))
        #expect(try await user.sends("Go") == "没有Go")
    }

    @Test func `what no route answers is answered with nothing`() async throws {
        let router = MessageRouter()
        router.on(.image) { _, _ in "a picture" }
        let user = TestUser(router.buildResponder())
        #expect(try await user.sends("text") == .nothing)
        #expect(user.lastAnswer?.route == nil)
        #expect(try await user.sendsImage() == "a picture")
    }

    @Test func `handlers return strings, articles, lists of articles and replies`() async throws {
        let router = MessageRouter()
        router.on(.text("string")) { _, _ in "string" }
        router.on(.text("article")) { _, _ in Article(title: "one") }
        router.on(.text("articles")) { _, _ in [Article(title: "one")] }
        router.on(.text("image")) { _, _ in .image("media") }
        router.on(.text("nothing")) { _, _ in .nothing }
        router.on(.text) { text, _ in
            guard text.content == "either" else { return "a text" }
            return .voice("media")
        }
        let user = TestUser(router.buildResponder())
        #expect(try await user.sends("string") == .text("string"))
        #expect(try await user.sends("article") == .news([Article(title: "one")]))
        #expect(try await user.sends("articles") == .news([Article(title: "one")]))
        #expect(try await user.sends("image") == .image("media"))
        #expect(try await user.sends("nothing") == .nothing)
        #expect(try await user.sends("either") == .voice("media"))
        #expect(try await user.sends("neither") == "a text")
    }

    @Test func `the table's labels stand in the order of the routes`() async throws {
        let router = MessageRouter()
        router.on(.subscribe) { _, _ in "欢迎" }
        router.on(.menuClick("HOT")) { _, _ in "热门" }
        router.conversation(String.self) { _, _, _ in nil }
        router.on(.text("?", "？")) { _, _ in "帮助" }
        router.on(.text(beginning: "作者")) { name, _ in name }
        router.on(.text(as: Int.self)) { number, _ in "\(number)" }
        router.on(.text(matching: /a+/, label: "letters")) { _, _ in "a" }
        router.on(.text) { _, _ in "text" }
        router.on(.message) { _, _ in "message" }
        router.on(.anything) { _, _ in "anything" }
        #expect(
            router.labels == [
                "event subscribe", "menu HOT", "conversation String", "text ?|？", "text 作者…", "text as Int",
                "text letters", "text", "message", "anything",
            ]
        )
        let user = TestUser(router.buildResponder())
        try await user.taps("HOT")
        #expect(user.lastAnswer?.route == "menu HOT")
    }

    @Test func `a built responder keeps the routes that the table had then`() async throws {
        let router = MessageRouter()
        router.on(.text("a")) { _, _ in "a" }
        let bot = router.buildResponder()
        router.on(.text) { _, _ in "later" }
        #expect(try await TestUser(bot).sends("b") == .nothing)
    }

    @Test func `what a handler throws reaches the test, and the user gets nothing`() async throws {
        struct Failure: Error {}
        let router = MessageRouter()
        router.on(.text) { _, _ -> String? in throw Failure() }
        let user = TestUser(router.buildResponder())
        await #expect(throws: Failure.self) { try await user.sends("a") }
    }
}
