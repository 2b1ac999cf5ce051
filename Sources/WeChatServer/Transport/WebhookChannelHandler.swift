// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import DequeModule
import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Carries the webhook inside Hummingbird's HTTP/1 pipeline, before its bridge to async code.
///
/// Requests for the webhook are collected within their limits, answered on the event loop as far as the bot gets
/// without waiting, and never seen by Hummingbird; all others pass. It also keeps the connection's time for both: one
/// absolute deadline for head and body, an idle time between requests, a place in the connection table.
final class WebhookChannelHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Whose request is on the connection now.
    private enum State {
        /// Nobody's.
        case idle
        /// The webhook's; its body is arriving.
        case collecting(HTTPRequest, ContinuousClock.Instant, [UInt8])
        /// The webhook's; it is being answered.
        case answering
        /// Hummingbird's, from its head until the end of the response.
        case passing
        /// No more: a last response was written, and the connection is about to be closed.
        case closing
    }

    private let responder: WebhookResponder
    private let limits: WebhookLimits
    private let connections: ConnectionTable
    private var state = State.idle
    private var clock: RequestClock
    private var timer: Scheduled<Void>?
    private var entry: ConnectionTable.Entry?
    /// Parts of requests that came before the present one was answered.
    private var queued = Deque<HTTPRequestPart>()
    private var isReadHeld = false
    private var closesAfterAnswer = false

    init(responder: WebhookResponder, limits: WebhookLimits, connections: ConnectionTable) {
        self.responder = responder
        self.limits = limits
        self.connections = connections
        self.clock = RequestClock(
            requestDeadline: TimeAmount(limits.requestDeadline), idle: TimeAmount(limits.idle), now: .now()
        )
    }

    // MARK: The connection's life

    func handlerAdded(context: ChannelHandlerContext) {
        self.entry = self.connections.add(context.channel)
        self.schedule(context)
        let loopBound = NIOLoopBound(self, eventLoop: context.eventLoop)
        let first = FirstByteHandler { loopBound.value.clock.bytesArrived(at: .now()) }
        try? context.pipeline.syncOperations.addHandler(first, position: .first)
    }

    func handlerRemoved(context: ChannelHandlerContext) { self.leave() }

    func channelInactive(context: ChannelHandlerContext) {
        self.leave()
        context.fireChannelInactive()
    }

    private func leave() {
        self.timer?.cancel()
        self.timer = nil
        self.state = .closing
        if let entry = self.entry { self.connections.remove(entry) }
        self.entry = nil
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is ChannelShouldQuiesceEvent else { return context.fireUserInboundEventTriggered(event) }
        switch self.state {
        case .collecting, .answering: self.closesAfterAnswer = true
        case .idle, .passing, .closing: context.fireUserInboundEventTriggered(event)
        }
    }

    // MARK: Requests

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = self.unwrapInboundIn(data)
        switch self.state {
        case .answering: self.queued.append(part)
        case .closing: break
        case .idle, .collecting, .passing: self.receive(part, context: context)
        }
    }

    func read(context: ChannelHandlerContext) {
        switch self.state {
        case .answering, .closing: self.isReadHeld = true
        case .idle, .collecting, .passing: context.read()
        }
    }

    private func receive(_ part: HTTPRequestPart, context: ChannelHandlerContext) {
        switch (self.state, part) {
        case (.idle, .head(let head)) where self.responder.owns(path: head.pathOnly):
            self.begin(head, context: context)
        case (.idle, .head):
            self.state = .passing
            context.fireChannelRead(self.wrapInboundOut(part))
        case (.collecting(let head, let arrival, var body), .body(let buffer)):
            guard body.count + buffer.readableBytes <= self.limits.bodyBytes else {
                return self.refuse(.contentTooLarge, context: context)
            }
            self.state = .idle
            body.append(contentsOf: buffer.readableBytesView)
            self.state = .collecting(head, arrival, body)
        case (.collecting(let head, let arrival, let body), .end):
            self.answer(head, arrival: arrival, body: body, context: context)
        case (.passing, .end):
            self.clock.requestComplete()
            self.entry?.stopWaiting()
            context.fireChannelRead(self.wrapInboundOut(part))
        default: context.fireChannelRead(self.wrapInboundOut(part))
        }
    }

    private func begin(_ head: HTTPRequest, context: ChannelHandlerContext) {
        let length = head.headerFields[.contentLength].flatMap { Int($0) } ?? 0
        guard length <= self.limits.bodyBytes else { return self.refuse(.contentTooLarge, context: context) }
        var body: [UInt8] = []
        body.reserveCapacity(length)
        self.state = .collecting(head, .now, body)
        if head.headerFields[.expect]?.lowercased() == "100-continue" {
            context.writeAndFlush(self.wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
        }
    }

    private func answer(
        _ head: HTTPRequest,
        arrival: ContinuousClock.Instant,
        body: [UInt8],
        context: ChannelHandlerContext
    ) {
        self.state = .answering
        self.clock.requestComplete()
        self.entry?.stopWaiting()
        if head.headerFields[.connection]?.lowercased() == "close" { self.closesAfterAnswer = true }
        let (path, query) = head.pathAndQuery
        let request = WebhookRequest(
            method: head.method.rawValue, path: path, query: query, body: body, arrival: arrival
        )
        let responder = self.responder
        let eventLoop = context.eventLoop
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: eventLoop)
        // Runs here and now up to the first wait; WeChat may hang up meanwhile, but the handler goes on.
        Task.immediate {
            let response = await responder.respond(to: request)
            if eventLoop.inEventLoop {
                bound.value.handler.finish(response, context: bound.value.context)
            } else {
                eventLoop.execute { bound.value.handler.finish(response, context: bound.value.context) }
            }
        }
    }

    private func finish(_ response: WebhookResponse, context: ChannelHandlerContext) {
        guard case .answering = self.state else { return }
        self.send(response, context: context)
        if self.closesAfterAnswer {
            self.state = .closing
            context.close(promise: nil)
            return
        }
        self.state = .idle
        self.becomeIdle(context)
        while let part = self.queued.popFirst() {
            self.receive(part, context: context)
            if case .answering = self.state { break }
        }
        if self.isReadHeld, case .idle = self.state {
            self.isReadHeld = false
            context.read()
        }
    }

    // MARK: Responses

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .passing = self.state, case .end = self.unwrapOutboundIn(data) {
            context.write(data, promise: promise)
            self.state = .idle
            self.becomeIdle(context)
        } else {
            context.write(data, promise: promise)
        }
    }

    private func send(_ response: WebhookResponse, context: ChannelHandlerContext) {
        let head = HTTPResponse(response, closes: self.closesAfterAnswer)
        context.write(self.wrapOutboundOut(.head(head)), promise: nil)
        context.write(self.wrapOutboundOut(.body(ByteBuffer(bytes: response.body))), promise: nil)
        context.writeAndFlush(self.wrapOutboundOut(.end(nil)), promise: nil)
    }

    /// Writes a last response and closes without reading on. The outgoing side is closed first, and the whole a second
    /// later: with unread bytes waiting, closing at once would reset the connection before the client has read why.
    private func refuse(_ response: WebhookResponse, context: ChannelHandlerContext) {
        self.state = .closing
        self.closesAfterAnswer = true
        self.queued.removeAll()
        self.clock.requestComplete()
        self.send(response, context: context)
        context.close(mode: .output, promise: nil)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: .seconds(1)) { bound.value.close(promise: nil) }
    }

    // MARK: Time

    private func becomeIdle(_ context: ChannelHandlerContext) {
        self.clock.responseComplete(at: .now())
        self.entry?.startWaiting()
        self.schedule(context)
    }

    /// Sets the timer where none is set. It is never cancelled while the connection lives: when it fires too early, it
    /// is set anew, so that a busy connection costs one timer in ten seconds and not one for each request.
    private func schedule(_ context: ChannelHandlerContext) {
        guard self.timer == nil, let deadline = self.clock.deadline else { return }
        let soonest = min(deadline, .now() + self.clock.requestDeadline)
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        self.timer = context.eventLoop.scheduleTask(deadline: soonest) {
            bound.value.handler.timerFired(bound.value.context)
        }
    }

    private func timerFired(_ context: ChannelHandlerContext) {
        self.timer = nil
        guard let deadline = self.clock.deadline, deadline <= .now() else { return self.schedule(context) }
        switch (self.state, self.clock.phase) {
        case (.idle, .receiving), (.collecting, _): self.refuse(.requestTimeout, context: context)
        case (.closing, _): break
        default: context.close(promise: nil)
        }
    }
}

@available(*, unavailable)
extension WebhookChannelHandler: Sendable {}
