// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Metrics
import MetricsTestKit
import TestSupport
import Testing
import WeChatBotTesting
import WeChatProtocol

@testable import WeChatBot

@Suite struct DeskMetricsTests {
    private struct Failure: Error {}

    private let metrics = TestMetrics()
    private let gate = Gate()

    private func user(lateReplies: LateReplyPolicy = .customerService) -> TestUser {
        let gate = self.gate
        let router = MessageRouter()
        router.on(.text("bad")) { _, _ -> Reply? in throw Failure() }
        router.on(.text("slow")) { _, _ -> Reply? in
            await gate.pass()
            return "at last"
        }
        router.on(.text("quick")) { _, _ in "quick" }
        let bot = router.buildResponder()
        return withMetricsFactory(self.metrics) { TestUser(bot, lateReplies: lateReplies) }
    }

    private func total(_ name: String, _ label: (String, String)? = nil) throws -> Int64 {
        try self.metrics.expectCounter(name, [("account", "default")] + [label].compactMap { $0 }).totalValue
    }

    @Test func `a handler's time is its route's, whether it answers or throws`() async throws {
        let user = self.user()
        try await user.sends("quick")
        await #expect(throws: Failure.self) { try await user.sends("bad") }
        try await user.sends("nothing knows this")
        for route in ["text quick", "text bad", "none"] {
            #expect(try self.metrics.expectTimer("wechat_handler_seconds", [("route", route)]).values.count == 1)
        }
        #expect(try self.total("wechat_dead_letters_total", ("reason", "handlerFailed")) == 1)
        #expect(try self.total("wechat_push_attempts_total", ("kind", "text")) == 3)
    }

    @Test func `a late reply that was sent is counted once`() async throws {
        let user = self.user()
        try await user.sendsImpatiently("slow")
        self.gate.open()
        #expect(await user.receives() == "at last")
        #expect(try self.total("wechat_late_replies_total", ("outcome", "sent")) == 1)
        #expect(try self.total("wechat_late_replies_total", ("outcome", "dead")) == 0)
    }

    @Test func `a handler that was given up is a dead letter of its own sort`() async throws {
        let user = self.user()
        try await user.sendsImpatiently("slow")
        user.waits(.seconds(121))
        try await user.sends("quick")
        #expect(try self.total("wechat_dead_letters_total", ("reason", "handlerTimeout")) == 1)
        // What is measured of it doesn't wait for its end, which may never come.
        let times = try self.metrics.expectTimer("wechat_handler_seconds", [("route", "none")])
        #expect(try #require(times.lastValue) >= 120_000_000_000)
        self.gate.open()
    }

    @Test func `a handler that fails once it was given up is no second letter`() async throws {
        let (gate, store) = (self.gate, MemoryDeskStore())
        let bot = ClosureResponder { message, _ in
            guard case .text(let text) = message.body, text.content == "slow" else { return "quick" }
            await gate.pass()
            throw Failure()
        }
        let user = withMetricsFactory(self.metrics) { TestUser(bot, store: store) }
        try await user.sendsImpatiently("slow")
        user.waits(.seconds(121))
        try await user.sends("quick")
        self.gate.open()
        try await user.sends("quick")
        let reasons = try await store.deadLetters(account: "default", limit: 9).map(\.reason)
        #expect(reasons == [.handlerTimeout])
        #expect(try self.total("wechat_dead_letters_total", ("reason", "handlerTimeout")) == 1)
        #expect(try self.total("wechat_dead_letters_total", ("reason", "handlerFailed")) == 0)
    }

    @Test func `what fails for a user who leaves is no letter, as none is kept of them`() async throws {
        let store = MemoryDeskStore()
        let bot = ClosureResponder { message, _ in
            if case .event = message.body { throw Failure() }
            return "quick"
        }
        let user = withMetricsFactory(self.metrics) { TestUser(bot, store: store) }
        await #expect(throws: Failure.self) { try await user.unfollows() }
        #expect(try await store.deadLetters(account: "default", limit: 9) == [])
        #expect(try self.total("wechat_dead_letters_total", ("reason", "handlerFailed")) == 0)
    }

    @Test func `of letters before and after a user is forgotten the later ones are kept`() throws {
        let key = try #require(DeliveryKey(bytes: [UInt8](repeating: 1, count: 32)))
        func letter(_ user: OpenID, _ reason: DeadLetter.Reason) -> DeskChange {
            .dead(DeadLetter(key: key, user: UserKey(account: "a", user: user), time: 0, reason: reason))
        }
        let changes = [
            letter("oA", .handlerFailed), letter("oB", .laterLost), .forgotten(UserKey(account: "a", user: "oA")),
            letter("oA", .undeliverable),
        ]
        #expect(changes.keptLetters.map(\.reason) == [.laterLost, .undeliverable])
    }

    @Test func `every code of WeChat's is one of a few causes`() {
        let errors: [LateReplyError] = [.rejected(code: 1), .rejected(code: 2), .notGranted(code: 48001)]
        #expect(errors.map(\.cause) == [.rejected, .rejected, .notGranted])
        #expect(LateReplyError.notSent(reason: "a long story").cause.rawValue == "not_sent")
    }

    /// Whether each value says its own place.
    private func areOrdered<Label: MetricLabel>(_ type: Label.Type) -> Bool {
        Label.allCases.enumerated().allSatisfy { $0.element.ordinal == $0.offset }
    }

    @Test func `each value of a label finds its own counter`() {
        #expect(self.areOrdered(MessageKind.self))
        #expect(self.areOrdered(DeskAnswer.Origin.self))
        #expect(self.areOrdered(DeadLetter.Reason.self))
        #expect(self.areOrdered(LateStep.Outcome.self))
        #expect(self.areOrdered(LateReplyError.Cause.self))
    }
}
