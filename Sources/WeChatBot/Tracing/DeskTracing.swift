// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import Tracing
import WeChatProtocol

/// The spans of a desk's work: one for each attempt; below it the handler, work for later and late replies.
///
/// There is one only where the program has bootstrapped a tracer, so that otherwise a push costs nothing more.
final class DeskTracing: Sendable {
    private let tracer: any Tracer
    private let account: String
    private let late = Mutex(LateContexts())

    /// - Parameters:
    ///   - account: The account's name.
    ///   - tracer: What makes spans; nil comes of one that makes none.
    init?(account: String, tracer: any Tracer = InstrumentationSystem.tracer) {
        if tracer is NoOpTracer { return nil }
        self.tracer = tracer
        self.account = account
    }

    /// Begins the span of an attempt.
    func arrived(_ message: IncomingMessage, key: DeliveryKey) -> any Span {
        let context = InstrumentationContext.current ?? .topLevel
        let span = self.tracer.startSpan("wechat.push", context: context, ofKind: .server)
        span.updateAttributes { attributes in
            attributes["wechat.account"] = self.account
            attributes["wechat.kind"] = MessageKind(message.body).rawValue
            attributes["wechat.delivery"] = key.description
        }
        return span
    }

    /// Ends the span of an attempt.
    func answered(_ answer: DeskAnswer, to span: any Span) {
        span.attributes["wechat.origin"] = answer.origin.rawValue
        if let route = answer.route { span.attributes["wechat.route"] = route }
        span.end()
    }

    /// Runs a handler.
    func handler(
        of job: DeliveryJob,
        _ run: HandlerRun,
        _ work: () async throws -> Reply
    ) async throws -> Reply {
        try await self.within("wechat.handler", in: job.trace, slot: job.span, work) { span in
            span.attributes["wechat.route"] = run.route?.text ?? "none"
        }
    }

    /// Does work that a handler left for later.
    func later(_ later: LaterWork, _ work: () async throws -> Reply?) async throws -> Reply? {
        try await self.within("wechat.later", in: later.job.trace, slot: later.span, work)
    }

    /// Ends the span of work that is given up, whatever the work itself still does.
    func giveUp(_ slot: borrowing OnceSlot<any Span>, because reason: DeadLetter.Reason) {
        guard let span = slot.take() else { return }
        Self.fail(span, reason.rawValue)
        span.end()
    }

    /// Remembers where a reply comes from that will go late.
    func remember(_ job: DeliveryJob) {
        guard let context = job.trace else { return }
        self.late.withLock { $0.keep(context, of: job.key) }
    }

    /// Tries to send a late reply; below its push where this process has seen that.
    func send(_ late: LateReply, _ work: () async -> LateReplyError?) async -> LateReplyError? {
        let context = self.late.withLock { $0[late.id.key] }
        let span = self.tracer.startSpan("wechat.late_reply", context: context ?? .topLevel)
        defer { span.end() }
        span.attributes["wechat.account"] = self.account
        span.attributes["wechat.delivery"] = late.id.key.description
        let error = await InstrumentationContext.$current.withValue(span.context) { await work() }
        if let error { Self.fail(span, error.cause.rawValue) }
        return error
    }

    /// Does some work within a span, which ends with it unless it was given up before.
    ///
    /// Of an error the span learns the type alone, as its words may be a user's.
    private func within<Result>(
        _ name: String,
        in context: InstrumentationContext?,
        slot: borrowing OnceSlot<any Span>,
        _ work: () async throws -> Result,
        atEnd describe: (any Span) -> Void = { _ in }
    ) async throws -> Result {
        let span = self.tracer.startSpan(name, context: context ?? .topLevel)
        slot.hold(span)
        do {
            let result = try await InstrumentationContext.$current.withValue(span.context) { try await work() }
            if let span = slot.take() {
                describe(span)
                span.end()
            }
            return result
        } catch {
            if let span = slot.take() {
                describe(span)
                Self.fail(span, "\(type(of: (error as? HandlerFailure)?.cause ?? error))")
                span.end()
            }
            throw error
        }
    }

    private static func fail(_ span: any Span, _ type: String) {
        span.attributes["error.type"] = type
        span.setStatus(SpanStatus(code: .error))
    }
}
