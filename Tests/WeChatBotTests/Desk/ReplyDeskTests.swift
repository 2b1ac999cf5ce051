// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import TestSupport
import Testing
import WeChatBot
import WeChatBotTesting
import WeChatProtocol

@Suite struct ReplyDeskTests {
    private func desk(
        _ bot: any MessageResponder,
        conversations: any ConversationStore = MemoryConversationStore(),
        // A busy machine is no reason for an answer to come too late.
        configuration: DeskConfiguration = DeskConfiguration(replyDeadline: .seconds(600)),
        logs: LogRecorder = LogRecorder()
    ) -> ReplyDesk {
        ReplyDesk(
            account: "default",
            responder: bot,
            store: MemoryDeskStore(conversations: conversations),
            configuration: configuration,
            logger: logs.logger
        )
    }

    private func text(_ content: String = "活着", id: UInt64 = 1, from user: OpenID = "oUser") -> IncomingMessage {
        IncomingMessage(from: user, id: MessageID(rawValue: id), .text(TextMessage(content: content)))
    }

    private func answer(_ message: IncomingMessage, at desk: ReplyDesk) async -> DeskAnswer {
        await desk.answer(message, key: DeliveryKey(message), arrival: .now)
    }

    @Test func `a duplicate joins the run in flight, and a later one gets the same answer`() async {
        let gate = Gate()
        let bot = ClosureResponder { _, _ in
            await gate.pass()
            return "余华"
        }
        let desk = self.desk(bot)
        // An immediate task has reached its first wait when the next line begins.
        let first = Task.immediate { await self.answer(self.text(), at: desk) }
        let second = Task.immediate { await self.answer(self.text(), at: desk) }
        #expect(gate.count == 1)
        #expect(desk.running == 1)
        gate.open()
        #expect(await first.value.origin == .run)
        #expect(await second.value.origin == .joined)
        let third = await self.answer(self.text(), at: desk)
        #expect(third.origin == .remembered)
        #expect(await [first.value.reply, second.value.reply, third.reply] == ["余华", "余华", "余华"])
        #expect(bot.runs == 1)
        #expect(desk.running == 0)
    }

    @Test func `a hundred attempts at once run the handler once`() async {
        for round in 0..<20 {
            let bot = ClosureResponder { _, _ in
                await Task.yield()
                return "answer \(round)"
            }
            let desk = self.desk(bot)
            let replies = await withTaskGroup(of: Reply.self) { group in
                for _ in 0..<100 { group.addTask { await self.answer(self.text(), at: desk).reply } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(replies == Array(repeating: .text("answer \(round)"), count: 100))
            #expect(bot.runs == 1)
            #expect(desk.running == 0)
        }
    }

    @Test func `different deliveries run beside each other`() async {
        let gate = Gate()
        let bot = ClosureResponder { message, _ in
            if message.id == 1 { await gate.pass() }
            return "done"
        }
        let desk = self.desk(bot)
        let slow = Task.immediate { await self.answer(self.text(id: 1), at: desk) }
        #expect(await self.answer(self.text(id: 2, from: "oOther"), at: desk).reply == "done")
        gate.open()
        #expect(await slow.value.reply == "done")
        #expect(bot.runs == 2)
    }

    @Test func `a handler that throws is answered with nothing, for all attempts`() async {
        struct Failure: Error {}
        let logs = LogRecorder()
        let bot = ClosureResponder { _, _ in throw Failure() }
        let desk = self.desk(bot, logs: logs)
        #expect(await self.answer(self.text(), at: desk).reply == .nothing)
        #expect(await self.answer(self.text(), at: desk) == DeskAnswer(reply: .nothing, origin: .remembered))
        #expect(bot.runs == 1)
        #expect(logs.lines.count == 1)
        #expect(logs.lines.first?.hasPrefix("error handler failed") == true)
        #expect(logs.lines.first?.contains("Failure") == true)
    }

    @Test func `a handler that fails and has something to say is heard, and has failed all the same`() async throws {
        struct Cause: Error {}
        let store = MemoryDeskStore()
        let bot = ClosureResponder { _, context in
            context.later { "never" }
            throw HandlerFailure(
                "later, please",
                because: HandlerFailure(.text(String(repeating: "书", count: 700)), because: Cause())
            )
        }
        let user = TestUser(bot, store: store)
        guard case .text(let text) = try await user.sends("a") else {
            Issue.record("no text")
            return
        }
        #expect(text.hasPrefix("书书"))
        #expect(text.utf8.count <= 2048)
        let letters = try await store.deadLetters(account: "default", limit: 9)
        #expect(letters.map(\.reason) == [.handlerFailed])
        #expect(letters.map(\.detail) == ["Cause"])
        #expect(try await store.lateReplies(of: UserKey(account: "default", user: user.openID)).isEmpty)
    }

    @Test(arguments: [Reply.text(""), .text(" \n"), .news([]), .image("")])
    func `an empty reply becomes nothing, and an error in the log`(_ reply: Reply) async {
        let logs = LogRecorder()
        let desk = self.desk(ClosureResponder { _, _ in reply }, logs: logs)
        #expect(await self.answer(self.text(), at: desk).reply == .nothing)
        #expect(logs.lines.map { $0.hasPrefix("error handler gave an empty reply") } == [true])
    }

    @Test func `a store that fails costs the conversation, not the reply`() async {
        let logs = LogRecorder()
        let bot = ClosureResponder { _, context in
            try context.begin(1)
            return "reply"
        }
        let desk = self.desk(bot, conversations: FailingStore(), logs: logs)
        #expect(await self.answer(self.text(), at: desk).reply == "reply")
        #expect(logs.lines.map { $0.hasPrefix("error an answer could not be kept") } == [true])
    }

    @Test func `the handler is told who, when, by when and which delivery`() async {
        let arrival = Moment.now
        let before = DeskClock.system.wall().second
        let message = self.text(from: "oReader")
        let bot = ClosureResponder { _, context in
            #expect(context.account == "default")
            #expect(context.sender == "oReader")
            #expect(context.time >= before)
            #expect(context.deadline == (arrival + .seconds(600)).instant)
            #expect(context.deliveryKey == DeliveryKey(message))
            return .nothing
        }
        _ = await self.desk(bot).answer(message, key: DeliveryKey(message), arrival: arrival)
        #expect(bot.runs == 1)
    }

    @Test func `a test user's second attempt is the same delivery, and a new push is another`() async throws {
        let bot = ClosureResponder { _, _ in "done" }
        let user = TestUser(bot)
        try await user.taps("A")
        try await user.sendsAgain()
        #expect(user.lastAnswer?.origin == .remembered)
        user.waits(.seconds(1000))
        try await user.taps("A")
        #expect(user.lastAnswer?.origin == .run)
        try await user.sendsAgain()
        #expect(user.lastAnswer?.origin == .remembered)
        #expect(bot.runs == 2)
    }
}
