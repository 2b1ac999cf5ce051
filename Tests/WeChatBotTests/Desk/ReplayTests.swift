// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Synchronization
import TestSupport
import Testing
import WeChatBot
import WeChatProtocol

/// A dead letter that is replayed runs once more, once.
@Suite final class ReplayTests: Sendable {
    private let store = MemoryDeskStore()
    private let fails = Mutex(true)

    private func desk(_ bot: any MessageResponder, observer: (any DeskObserver)? = nil) -> ReplyDesk {
        ReplyDesk(
            account: "default",
            responder: bot,
            store: self.store,
            configuration: DeskConfiguration(replyDeadline: .seconds(600)),
            observer: observer,
            logger: LogRecorder().logger
        )
    }

    private var message: IncomingMessage {
        get throws {
            let xml = """
                <xml><ToUserName>gh_1</ToUserName><FromUserName>oUser</FromUserName><CreateTime>1767225600</CreateTime>\
                <MsgType>text</MsgType><Content>活着</Content><MsgId>7</MsgId></xml>
                """
            return try IncomingMessage(parsing: Array(xml.utf8))
        }
    }

    private func letter(_ reason: DeadLetter.Reason = .handlerFailed, push: [UInt8], reply: Reply = .nothing) throws
        -> DeadLetter
    {
        let key = DeliveryKey(try self.message)
        let user = UserKey(account: "default", user: "oUser")
        return DeadLetter(key: key, user: user, time: 1_767_225_601_000, reason: reason, push: push, reply: reply)
    }

    private func finish(_ desk: ReplyDesk) async {
        while !desk.isIdle { await Task.yield() }
    }

    @Test func `a push whose handler failed runs again, and its answer waits for the user's next message`() async throws
    {
        let bot = ClosureResponder { _, _ in
            if self.fails.withLock({ $0 }) { throw CancellationError() }
            return "余华"
        }
        let desk = self.desk(bot)
        let message = try self.message
        #expect(await desk.answer(message, key: DeliveryKey(message), arrival: .now).reply == .nothing)
        await self.finish(desk)
        let letter = try #require(try await self.store.deadLetters(account: "default", limit: 9).first)
        self.fails.withLock { $0 = false }
        try await desk.replay(letter)
        await self.finish(desk)
        #expect(bot.runs == 2)
        let late = try await self.store.lateReplies(of: letter.user)
        #expect(late.map(\.reply) == ["余华"])
        #expect(late.map(\.way) == [.pickup])
    }

    @Test func `it runs once, however often it is asked for, and says so`() async throws {
        let bot = ClosureResponder { _, _ in "余华" }
        let desk = self.desk(bot)
        let letter = try self.letter(push: try self.message.xml)
        try await desk.replay(letter)
        await self.finish(desk)
        await #expect(throws: ReplayError.alreadyReplayed) { try await desk.replay(letter) }
        // Another process on the same store knows it too.
        await #expect(throws: ReplayError.alreadyReplayed) { try await self.desk(bot).replay(letter) }
        #expect(bot.runs == 1)
        let marks = try await self.store.replays(account: "default", at: 1_767_225_700_000)
        #expect(Array(marks.keys) == [letter.replayKey.description])
        #expect(letter.replayKey != letter.key)
    }

    @Test func `it stays replayed when its key is forgotten`() async throws {
        let bot = ClosureResponder { _, _ in "余华" }
        let desk = self.desk(bot)
        let letter = try self.letter(push: try self.message.xml)
        try await desk.replay(letter)
        await self.finish(desk)
        let now = WallTime(rawValue: Int64(Date().timeIntervalSince1970 * 1000))
        try await self.store.purge(at: now + .seconds(3600), keeping: Retention())
        await #expect(throws: ReplayError.alreadyReplayed) { try await desk.replay(letter) }
        #expect(bot.runs == 1)
    }

    @Test func `while it runs it isn't run a second time`() async throws {
        let gate = Gate()
        let bot = ClosureResponder { _, _ in
            await gate.pass()
            return "余华"
        }
        let desk = self.desk(bot)
        let letter = try self.letter(push: try self.message.xml)
        try await desk.replay(letter)
        await #expect(throws: ReplayError.alreadyReplayed) { try await desk.replay(letter) }
        gate.open()
        await self.finish(desk)
        #expect(bot.runs == 1)
    }

    @Test func `of a letter without a push its reply is brought again`() async throws {
        let bot = ClosureResponder { _, _ in "other" }
        let desk = self.desk(bot)
        let letter = try self.letter(.unknownFate, push: [], reply: "余华")
        try await desk.replay(letter)
        await self.finish(desk)
        #expect(bot.runs == 0)
        #expect(try await self.store.lateReplies(of: letter.user).map(\.reply) == ["余华"])
    }

    @Test func `a letter of nothing, or of what can't be read, isn't replayed`() async throws {
        let desk = self.desk(ClosureResponder { _, _ in "other" })
        let nothing = try self.letter(.laterLost, push: [])
        await #expect(throws: ReplayError.nothingToReplay) { try await desk.replay(nothing) }
        let unreadable = try self.letter(push: Array("<xml".utf8))
        await #expect(throws: ReplayError.unreadable) { try await desk.replay(unreadable) }
    }

    @Test func `an observer hears the whole story of a delivery`() async throws {
        let observer = StoryRecorder()
        let desk = self.desk(ClosureResponder { _, _ in "余华" }, observer: observer)
        let message = try self.message
        let answer = await desk.answer(message, key: DeliveryKey(message), arrival: .now)
        answer.receipt?.given()
        #expect(observer.story == ["arrived", "claimed", "handlerStarted", "handlerEnded", "answered", "given"])
    }
}
