// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import TestSupport
import Testing
import WeChatBot
import WeChatProtocol
import WeChatSimulator

@testable import WeChatServer

@Suite struct DeliveryTests {
    private struct Broken: Error {}

    @Test func `the same signed URL with another delivery is a forgery, with the same a retry`() async throws {
        let fixture = try WebhookFixture()
        let request = try fixture.request(fixture.push("hi", id: 1))
        let first = await fixture.webhook.respond(to: request)
        #expect(first.status == 200)
        #expect(await fixture.webhook.respond(to: request) == first)
        var forged = request
        forged.body = fixture.push("transfer everything", id: 2).xml
        #expect(await fixture.webhook.respond(to: forged) == .forbidden)
        #expect(fixture.log.lines.last?.contains("replay") == true)
        #expect(fixture.bot.runs == 1)
    }

    @Test(arguments: SecurityMode.allCases)
    func `a retry with a fresh pair gets the same answer, and the handler ran once`(mode: SecurityMode) async throws {
        let fixture = try WebhookFixture(mode)
        let push = fixture.push("hi")
        let first = try await fixture.deliver(push)
        fixture.clock.advance(by: 5)
        #expect(try await fixture.deliver(push) == first)
        fixture.clock.advance(by: 5)
        #expect(try await fixture.deliver(push) == first)
        #expect(first == .reply("echo hi", isSealed: mode != .plain))
        #expect(fixture.bot.runs == 1)
    }

    @Test func `attempts while the handler runs wait for its answer`() async throws {
        let gate = Gate()
        let fixture = try WebhookFixture(bot: { _, _ in
            await gate.pass()
            return "done"
        })
        let push = fixture.push("hi")
        let outcomes = try await withThrowingTaskGroup(of: PushOutcome.self) { group in
            for _ in 1...3 { group.addTask { try await fixture.deliver(push) } }
            while gate.count == 0 { await Task.yield() }
            gate.open()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes == Array(repeating: .reply("done", isSealed: false), count: 3))
        #expect(fixture.bot.runs == 1)
    }

    @Test func `a pair is forgotten after twice the window`() {
        var memory = NonceMemory(window: 600, capacity: 2)
        let (first, second) = (Self.key(1), Self.key(2))
        func accepts(_ timestamp: String, _ nonce: String, _ delivery: DeliveryKey, at now: UnixTime) -> Bool {
            memory.accepts(timestamp: timestamp, nonce: nonce, delivery: delivery, at: now)
        }
        #expect(accepts("1", "1", first, at: 1000))
        #expect(accepts("1", "1", first, at: 2200))
        #expect(!accepts("1", "1", second, at: 2200))
        #expect(accepts("1", "1", second, at: 2201))
        // Parts that flow into each other don't make the same pair.
        #expect(accepts("11", "", first, at: 2201))
        // Of too many the oldest goes first.
        #expect(accepts("3", "3", first, at: 2201))
        #expect(accepts("1", "1", first, at: 2201))
    }

    private static func key(_ id: UInt64) -> DeliveryKey {
        DeliveryKey(IncomingMessage(from: "oUser", at: 1, id: MessageID(rawValue: id), .text(TextMessage(content: ""))))
    }

    @Test(arguments: [
        "", "hello", "<xml>", "<xml><a></b></xml>", "<!DOCTYPE xml><xml/>", "\u{FEFF}", "<xml>&unknown;</xml>",
    ])
    func `an authentic push that can't be read is answered with success and an error in the log`(body: String)
        async throws
    {
        let fixture = try WebhookFixture()
        #expect(try await fixture.post(body) == .success)
        #expect(fixture.log.lines.contains { $0.hasPrefix("error an authentic push can't be read") })
        #expect(fixture.bot.runs == 0)
    }

    @Test func `so is one that can't be read inside its envelope`() async throws {
        let fixture = try WebhookFixture(.safe)
        #expect(try await fixture.send(SimulatedPush(unreadable: Array("<xml><broken".utf8))) == .success)
        #expect(fixture.log.lines.contains { $0.hasPrefix("error an authentic push can't be read") })
    }

    @Test func `bytes that are no text don't get in`() async throws {
        let fixture = try WebhookFixture()
        #expect(try await fixture.send(SimulatedPush(unreadable: [0x3C, 0x78, 0xFF, 0xFE])) == .success)
    }

    @Test func `a handler that throws is answered with success and an error in the log`() async throws {
        let fixture = try WebhookFixture(bot: { _, _ in throw Broken() })
        #expect(try await fixture.send(fixture.push("hi")) == .success)
        #expect(try await fixture.send(fixture.push("hi")) == .success)
        #expect(fixture.log.lines.filter { $0.hasPrefix("error") }.count == 1)
    }

    @Test func `an empty reply is answered with success and an error in the log, nothing without one`() async throws {
        for (reply, errors) in [(Reply.text(""), 1), (.news([]), 1), (.nothing, 0)] {
            let fixture = try WebhookFixture(bot: { _, _ in reply })
            #expect(try await fixture.send(fixture.push("hi")) == .success)
            #expect(fixture.log.lines.filter { $0.hasPrefix("error") }.count == errors)
        }
    }

    @Test func `a type that nobody knows reaches the bot`() async throws {
        let fixture = try WebhookFixture(bot: { message, _ in .text("a \(message.type)") })
        #expect(
            try await fixture.deliver(fixture.push("hi", type: "hologram")) == .reply("a hologram", isSealed: false)
        )
        #expect(try await fixture.post("<xml/>").status == 200)
        #expect(try await fixture.post("<xml><MsgType>text</MsgType></xml>") == .success)
    }

    @Test func `control characters that users paste get through, and what XML forbids is left out of replies`()
        async throws
    {
        let fixture = try WebhookFixture()
        let outcome = try await fixture.deliver(fixture.push("a\u{2}b ]]> <c> & \u{1D}"))
        #expect(outcome == .reply("echo ab ]]> <c> & ", isSealed: false))
    }
}
