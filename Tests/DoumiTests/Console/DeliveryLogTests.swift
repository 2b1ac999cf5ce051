// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatBot
import WeChatProtocol

@testable import Doumi

/// What the console remembers of deliveries.
struct DeliveryLogTests {
    private func message(_ text: String, id: UInt64 = 1, from user: OpenID = "oUser") -> IncomingMessage {
        IncomingMessage(from: user, id: MessageID(rawValue: id), .text(TextMessage(content: text)))
    }

    private func tell(
        _ log: DeliveryLog,
        _ message: IncomingMessage,
        at time: WallTime = 1000,
        _ kinds: DeskEvent.Kind...
    ) {
        for kind in kinds {
            log.observe(DeskEvent(account: "default", key: DeliveryKey(message), time: time, kind: kind))
        }
    }

    private func answer(_ reply: Reply, _ origin: DeskAnswer.Origin = .run) -> DeskEvent.Kind {
        .answered(DeskAnswer(reply: reply, origin: origin, route: "text"), after: .milliseconds(12))
    }

    @Test func `a delivery's story has its requests, its handler and its answer`() throws {
        let log = DeliveryLog()
        let message = self.message("活着")
        self.tell(
            log,
            message,
            .arrived(message),
            .claimed(.claimed),
            .handlerStarted,
            .handlerEnded(route: "text", failure: nil),
            self.answer("余华"),
            .given
        )
        let story = try #require(log.stories().first)
        #expect(story.state == .answered)
        #expect(story.route == "text")
        #expect(story.attempts == 1)
        #expect(story.milliseconds == 12)
        #expect(
            story.steps.map(\.what) == [
                .arrived(attempt: 1), .claimed, .handlerStarted, .handlerEnded(route: "text", failure: nil),
                .answered(.run, reply: "text", milliseconds: 12), .given,
            ]
        )
    }

    @Test func `what users write is kept only where the operator wants it`() {
        let message = self.message("秘密")
        let (quiet, open) = (DeliveryLog(), DeliveryLog(showsText: true))
        for log in [quiet, open] { self.tell(log, message, .arrived(message), self.answer("回答")) }
        #expect(quiet.stories().first?.text == nil)
        #expect(quiet.stories().first?.reply == nil)
        #expect(open.stories().first?.text == "秘密")
        #expect(open.stories().first?.reply == "回答")
    }

    @Test func `of a user who leaves only that they left is kept`() {
        let log = DeliveryLog(showsText: true)
        let (first, other) = (self.message("a"), self.message("b", from: "oOther"))
        let leave = IncomingMessage(from: "oUser", .event(UnsubscribeEvent()))
        for message in [first, other, leave] { self.tell(log, message, .arrived(message)) }
        let start = log.version
        let user = UserKey(account: "default", user: "oUser")
        self.tell(log, leave, .kept(.forgotten(user, by: DeliveryKey(leave))))
        #expect(Set(log.stories().map(\.key)) == [DeliveryKey(other), DeliveryKey(leave)])
        #expect(log.changes(after: start).gone == [DeliveryKey(first)])
        // WeChat asks once more for what came before, and the leaving is answered.
        self.tell(log, first, .arrived(first))
        self.tell(log, leave, self.answer("再见"))
        #expect(log.story(DeliveryKey(first)) == nil)
        #expect(log.story(DeliveryKey(leave))?.reply == nil)
    }

    @Test func `the oldest go first`() {
        let log = DeliveryLog()
        for id in 0..<UInt64(DeliveryLog.capacity + 10) {
            let message = self.message("a", id: id)
            self.tell(log, message, at: WallTime(rawValue: Int64(id)), .arrived(message))
        }
        #expect(log.stories().count == DeliveryLog.capacity)
        #expect(log.stories().last?.first == 10)
    }

    @Test func `filters look at user, type, state and route`() {
        let log = DeliveryLog()
        let (text, click) = (self.message("a"), IncomingMessage(from: "oOther", .event(ClickEvent(key: "HOT"))))
        self.tell(log, text, .arrived(text), self.answer("b"))
        self.tell(log, click, .arrived(click))
        func keys(_ query: [String: String]) -> [DeliveryKey] { log.stories(DeliveryFilter { query[$0] }).map(\.key) }
        #expect(keys([:]).count == 2)
        #expect(keys(["user": "oUser"]) == [DeliveryKey(text)])
        #expect(keys(["type": "CLICK"]) == [DeliveryKey(click)])
        #expect(keys(["state": "answered", "route": "text"]) == [DeliveryKey(text)])
        #expect(keys(["user": "oUser", "type": "CLICK"]) == [])
    }

    @Test func `what is kept is bounded in bytes, however long its characters are`() throws {
        let log = DeliveryLog(showsText: true)
        let endless = "e" + String(repeating: "\u{0301}", count: 20_000)
        let message = self.message(endless)
        self.tell(log, message, .arrived(message), self.answer(.text(endless)))
        let story = try #require(log.stories().first)
        #expect(story.text?.unicodeScalars.count == 2000 && story.reply?.unicodeScalars.count == 2000)
        #expect(try DeliveryRowView(story: story, language: .english).html().utf8.count < 4000)
        #expect(DeliveryFilter { _ in endless }.user.unicodeScalars.count == 64)
    }

    @Test func `a listener hears of what changed since it last asked`() {
        let log = DeliveryLog()
        let (first, second) = (self.message("a"), self.message("b", id: 2))
        self.tell(log, first, .arrived(first))
        let start = log.version
        #expect(log.changes(after: start).stories.isEmpty)
        self.tell(log, second, .arrived(second), .handlerStarted)
        let changes = log.changes(after: start)
        #expect(changes.stories.map(\.key) == [DeliveryKey(second)])
        #expect(log.changes(after: changes.version).stories.isEmpty)
    }

    @Test func `counts fall into slices of ten seconds, and those are forgotten after ten minutes`() {
        var counts = DeliveryCounts()
        counts.arrived(isRetry: false, at: 1_000_000)
        counts.arrived(isRetry: true, at: 1_005_000)
        counts.arrived(isRetry: false, at: 1_010_000)
        let now = counts.slices(at: 1_010_000).suffix(2)
        #expect(now.map(\.requests) == [2, 1])
        #expect(now.map(\.retries) == [1, 0])
        #expect(counts.slices(at: 1_610_000).allSatisfy { $0.requests == 0 })
        counts.arrived(isRetry: false, at: 9_000_000)
        #expect(counts.slices(at: 9_000_000).map(\.requests).reduce(0, +) == 1)
        #expect(counts.total == 4)
    }

    @Test func `waits are counted by class, the last without an end`() {
        var counts = DeliveryCounts()
        for milliseconds in [1, 10, 11, 4500, 4501] {
            let answer = DeskAnswer(reply: "a", origin: .run)
            counts.answered(answer, after: .milliseconds(milliseconds), at: 1000)
        }
        #expect(counts.waits == [2, 1, 0, 0, 0, 0, 1, 1])
    }

    @Test func `of many changes a listener hears the first, and then the others`() {
        let log = DeliveryLog()
        var version = log.version
        let messages = (0..<5).map { self.message("a", id: $0) }
        for message in messages { self.tell(log, message, .arrived(message)) }
        self.tell(log, messages[0], .handlerStarted)
        var heard: [[DeliveryKey]] = []
        for _ in 0..<4 {
            let changes = log.changes(after: version, limit: 2)
            heard.append(changes.stories.map(\.key))
            version = changes.version
        }
        let keys = messages.map { DeliveryKey($0) }
        #expect(heard == [[keys[1], keys[2]], [keys[3], keys[4]], [keys[0]], []])
        #expect(version == log.version)
    }
}
