// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import InMemoryTracing
import TestSupport
import Testing
import Tracing
import WeChatBotTesting
import WeChatProtocol

@testable import WeChatBot

@Suite struct DeskTracingTests {
    private struct Failure: Error, CustomStringConvertible {
        let description = "the user's own words"
    }

    private let tracer = InMemoryTracer()
    private let gate = Gate()

    private func user() -> TestUser {
        let gate = self.gate
        let router = MessageRouter()
        router.on(.text("bad")) { _, _ -> Reply? in throw Failure() }
        router.on(.text("slow")) { _, _ -> Reply? in
            await gate.pass()
            return "at last"
        }
        router.on(.text("later")) { _, context -> Reply? in
            context.later { withSpan("search") { _ in "found" } }
            return "searching"
        }
        router.on(.text) { _, _ in withSpan("inside") { _ in "quick" } }
        let bot = router.buildResponder()
        return withTracer(self.tracer) { TestUser(bot) }
    }

    /// What a span is below, and what it says, without what differs each time.
    private func span(_ name: String) throws -> (parent: String?, attributes: [String: String], failed: Bool) {
        let spans = self.tracer.finishedSpans
        let span = try #require(spans.first { $0.operationName == name }, "\(name) in \(spans.map(\.operationName))")
        var attributes: [String: String] = [:]
        span.attributes.forEach { name, value in
            if case .string(let text) = value { attributes[name] = text }
        }
        attributes["wechat.delivery"] = nil
        let parent = spans.first { $0.spanID == span.parentSpanID }
        #expect(parent == nil || parent?.traceID == span.traceID)
        return (parent?.operationName, attributes, span.status?.code == .error)
    }

    @Test func `an attempt's trace holds its handler, and what the handler traces`() async throws {
        try await withTracer(self.tracer) { _ = try await self.user().sends("a") }
        #expect(try self.span("inside").parent == "wechat.handler")
        let handler = try self.span("wechat.handler")
        #expect(handler == ("wechat.push", ["wechat.route": "text"], false))
        let push = try self.span("wechat.push")
        #expect(push.parent == nil)
        #expect(
            push.attributes == [
                "wechat.account": "default", "wechat.kind": "text", "wechat.origin": "run", "wechat.route": "text",
            ]
        )
    }

    @Test func `each of WeChat's attempts has a span, one of them the handler's`() async throws {
        try await withTracer(self.tracer) {
            let user = self.user()
            try await user.sends("a")
            _ = try await user.sendsAgain()
        }
        let names = self.tracer.finishedSpans.map(\.operationName)
        #expect(names.filter { $0 == "wechat.push" }.count == 2)
        #expect(names.filter { $0 == "wechat.handler" }.count == 1)
        #expect(Set(self.tracer.finishedSpans.map(\.traceID)).count == 2)
    }

    @Test func `of an error the trace has the type, and not what it says`() async throws {
        let user = self.user()
        await #expect(throws: Failure.self) { try await withTracer(self.tracer) { try await user.sends("bad") } }
        let handler = try self.span("wechat.handler")
        #expect(handler.failed)
        #expect(handler.attributes == ["wechat.route": "text bad", "error.type": "Failure"])
        #expect(self.tracer.finishedSpans.allSatisfy { $0.errors.isEmpty })
    }

    @Test func `a late reply belongs to its push's trace`() async throws {
        try await withTracer(self.tracer) {
            let user = self.user()
            try await user.sendsImpatiently("slow")
            self.gate.open()
            #expect(await user.receives() == "at last")
            // The reply arrives before its span ends.
            for _ in 0..<100_000 where (try? self.span("wechat.late_reply")) == nil { await Task.yield() }
        }
        #expect(try self.span("wechat.push").attributes["wechat.origin"] == "handedOver")
        let late = try self.span("wechat.late_reply")
        #expect(late.parent == "wechat.push")
        #expect(!late.failed)
    }

    @Test func `work for later and its reply do too`() async throws {
        try await withTracer(self.tracer) {
            let user = self.user()
            try await user.sends("later")
            #expect(await user.receives() == "found")
            for _ in 0..<100_000 where (try? self.span("wechat.late_reply")) == nil { await Task.yield() }
        }
        #expect(try self.span("search").parent == "wechat.later")
        #expect(try self.span("wechat.later").parent == "wechat.push")
        #expect(try self.span("wechat.late_reply").parent == "wechat.push")
    }

    @Test func `a handler that is given up ends its span, whatever it does later`() async throws {
        let user = self.user()
        try await withTracer(self.tracer) {
            try await user.sendsImpatiently("slow")
            while self.gate.count == 0 { await Task.yield() }
            user.waits(.seconds(121))
        }
        let given = try self.span("wechat.handler")
        #expect(given.failed)
        #expect(given.attributes["error.type"] == "handlerTimeout")
        self.gate.open()
        try await user.sends("a")
        let handlers = self.tracer.finishedSpans.filter { $0.operationName == "wechat.handler" }
        #expect(handlers.count == 2 && handlers.filter { $0.status?.code == .error }.count == 1)
    }

    @Test func `so does work for later`() async throws {
        let gate = self.gate
        let bot = ClosureResponder { _, context in
            context.later {
                await gate.pass()
                return "too late"
            }
            return "searching"
        }
        let user = withTracer(self.tracer) { TestUser(bot) }
        try await user.sends("a")
        while gate.count == 0 { await Task.yield() }
        user.waits(.seconds(121))
        #expect(try self.span("wechat.later").attributes["error.type"] == "handlerTimeout")
        gate.open()
    }

    @Test func `without a tracer there is nothing to trace with`() {
        #expect(DeskTracing(account: "default", tracer: NoOpTracer()) == nil)
        #expect(DeskTracing(account: "default", tracer: self.tracer) != nil)
    }

    @Test func `of too many late replies the oldest lose their trace`() throws {
        var contexts = LateContexts()
        let keys = try (0...4096)
            .map { number in
                try #require(DeliveryKey(bytes: (0..<32).map { UInt8(truncatingIfNeeded: number >> ($0 % 4 * 8)) }))
            }
        for key in keys + keys.suffix(9) { contexts.keep(.topLevel, of: key) }
        #expect(contexts[keys[0]] == nil)
        #expect(contexts[keys[1]] != nil && contexts[keys[4096]] != nil)
    }
}
