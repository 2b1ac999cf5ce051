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
        self.gate.open()
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
