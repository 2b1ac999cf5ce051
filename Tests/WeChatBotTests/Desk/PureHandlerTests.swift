// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import TestSupport
import Testing
import WeChatBot
import WeChatProtocol

@Suite struct PureHandlerTests {
    private struct Failure: Error {}

    private let store = AheadDeskStore()
    private let logs = LogRecorder()

    private func desk(_ bot: any MessageResponder) -> ReplyDesk {
        let configuration = DeskConfiguration(replyDeadline: .seconds(600))
        return ReplyDesk(
            account: "default",
            responder: bot,
            store: self.store,
            configuration: configuration,
            logger: self.logs.logger
        )
    }

    private func answer(_ id: UInt64, at desk: ReplyDesk) async -> DeskAnswer {
        let message = IncomingMessage(
            from: "oUser",
            id: MessageID(rawValue: id),
            .text(TextMessage(content: "a"))
        )
        return await desk.answer(message, key: DeliveryKey(message), arrival: .now)
    }

    @Test func `a pure handler runs while its claim is on its way, and answers when both are kept`() async {
        let bot = ClosureResponder(traits: .pure) { _, _ in "answer" }
        let desk = self.desk(bot)
        let answer = Task.immediate { await self.answer(1, at: desk) }
        await self.store.gate.isReached()
        #expect(bot.runs == 1)
        #expect(self.store.count == 1)
        #expect(!desk.isIdle)
        self.store.gate.open()
        #expect(await answer.value.reply == "answer")
        #expect(await self.answer(1, at: desk).reply == "answer")
        #expect(bot.runs == 1)
    }

    @Test func `any other handler waits for its claim`() async {
        let bot = ClosureResponder { _, _ in "answer" }
        let desk = self.desk(bot)
        let answer = Task.immediate { await self.answer(1, at: desk) }
        #expect(bot.runs == 0)
        #expect(self.store.count == 0)
        self.store.gate.open()
        #expect(await answer.value.reply == "answer")
    }

    @Test func `a claim that can't be kept is told, and the answer given all the same`() async throws {
        let gate = Gate()
        let bot = ClosureResponder(traits: .pure) { _, _ in
            await gate.pass()
            return "answer"
        }
        let desk = self.desk(bot)
        let answer = Task.immediate { await self.answer(1, at: desk) }
        try await self.store.keep(Failure())
        #expect(self.logs.lines.contains { $0.hasPrefix("error a push could not be kept") })
        self.store.gate.open()
        gate.open()
        #expect(await answer.value.reply == "answer")
    }
}
