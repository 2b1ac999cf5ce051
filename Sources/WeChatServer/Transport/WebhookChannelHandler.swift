// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import DequeModule
import HTTPTypes
import NIOCore
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// Carries the webhook inside Hummingbird's HTTP/1 pipeline, before its bridge to async code.
///
/// Requests for the webhook are collected within their limits, answered on the event loop as far as the bot gets
/// without waiting, and never seen by Hummingbird; all others pass. One request at a time: what a client sends before
/// it has its answer is kept, up to a limit. The handler also keeps the connection's time for both: one absolute
/// deadline for head and body, an idle time between requests, a place in the connection table.
final class WebhookChannelHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Parts that are kept of requests that came before their turn; more than one reading of the socket brings.
    private static let queueLimit = 1024
    /// Bytes that are set aside for a body before any of it has come.
    private static let trustedLength = 4096

    private let responder: WebhookResponder
    private let limits: WebhookLimits
    private let connections: ConnectionTable
    private var state = ConnectionState.idle
    private var clock: RequestClock
    private var timer: Scheduled<Void>?
    private var entry: ConnectionTable.Entry?
    private var queue = Deque<ConnectionInput>()
    private var isDraining = false
    private var hasForwarded = false
    private var isReadHeld = false
    private var closesAfterAnswer = false
    /// How many timers the connection has cost.
    private(set) var timers = 0

    init(responder: WebhookResponder, limits: WebhookLimits, connections: ConnectionTable) {
        self.responder = responder
        self.limits = limits
        self.connections = connections
        self.clock = RequestClock(
            requestDeadline: TimeAmount(limits.requestDeadline),
            idle: TimeAmount(limits.idle),
            now: .now()
        )
    }

    // MARK: The connection's life

    func handlerAdded(context: ChannelHandlerContext) {
        let now = context.eventLoop.now
        self.clock = RequestClock(requestDeadline: self.clock.requestDeadline, idle: self.clock.idle, now: now)
        self.entry = self.connections.add(context.channel, at: now)
        self.schedule(context)
        let loopBound = NIOLoopBound(self, eventLoop: context.eventLoop)
        let eventLoop = context.eventLoop
        let first = FirstByteHandler { loopBound.value.clock.bytesArrived(at: eventLoop.now) }
        let pipeline = context.pipeline.syncOperations
        try? pipeline.addHandler(first, position: .first)
        if let codec = try? pipeline.handler(type: HTTP1ToHTTPServerCodec.self) {
            try? pipeline.addHandler(ClosingHeaderHandler(), position: .before(codec))
        }
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
        self.queue.removeAll()
        if let entry = self.entry { self.connections.remove(entry) }
        self.entry = nil
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent: self.quiesce(context, event: event)
        case let event as ChannelEvent where event == .inputClosed: self.take(.closed, context: context)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    /// Lets the present request be answered, and closes.
    private func quiesce(_ context: ChannelHandlerContext, event: Any) {
        self.closesAfterAnswer = true
        switch self.state {
        case .idle: context.close(promise: nil)
        case .passing: context.fireUserInboundEventTriggered(event)
        case .collecting, .answering, .closing: break
        }
    }

    // MARK: What comes in

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        self.take(.part(self.unwrapInboundIn(data)), context: context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // An error of the connection itself is for whoever reads from it; any other is the decoder's.
        if error is IOError || error is ChannelError { return context.fireErrorCaught(error) }
        self.take(.malformed(error), context: context)
    }

    func read(context: ChannelHandlerContext) {
        if self.takesInput(context) { context.read() } else { self.isReadHeld = true }
    }

    /// Whether more of what the client sends can be dealt with now.
    ///
    /// Not while it leaves its answers lying: each further one would stay in memory.
    private func takesInput(_ context: ChannelHandlerContext) -> Bool {
        if case .idle = self.state { context.channel.isWritable } else { self.state.takesInput }
    }

    private func take(_ input: ConnectionInput, context: ChannelHandlerContext) {
        if case .closing = self.state {
            if case .closed = input { context.close(promise: nil) }
            return
        }
        guard self.queue.isEmpty, !self.isDraining, self.takesInput(context) else {
            guard self.queue.count < Self.queueLimit else { return context.close(promise: nil) }
            self.queue.append(input)
            if case .closed = input { self.clientLeaves(context) }
            return
        }
        self.receive(input, context: context)
    }

    /// Deals with what was kept, as far as that can be done now.
    ///
    /// A request that is answered at once comes back here; that is why it is a loop, however many there are.
    private func drain(_ context: ChannelHandlerContext) {
        guard !self.isDraining else { return }
        self.isDraining = true
        while self.takesInput(context), let input = self.queue.popFirst() { self.receive(input, context: context) }
        self.isDraining = false
        if self.hasForwarded {
            self.hasForwarded = false
            context.fireChannelReadComplete()
        }
        if self.isReadHeld, self.takesInput(context) {
            self.isReadHeld = false
            context.read()
        }
    }

    private func receive(_ input: ConnectionInput, context: ChannelHandlerContext) {
        switch (self.state, input) {
        case (_, .part(let part)): self.receive(part, context: context)
        case (.passing, .malformed(let error)): context.fireErrorCaught(error)
        case (_, .malformed): self.sendLast(.badRequest, method: .get, context: context)
        case (.passing, .closed): context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        case (_, .closed): self.closeOutput(context, promise: nil)
        }
    }

    private func receive(_ part: HTTPRequestPart, context: ChannelHandlerContext) {
        switch (self.state, part) {
        case (.idle, .head(let head)) where self.responder.owns(path: head.pathOnly): self.begin(head, context: context)
        case (.idle, .head(let head)):
            if head.closesConnection { self.closesAfterAnswer = true }
            self.state = .passing(requestEnded: false, responseEnded: false)
            self.forward(part, context: context)
        case (.collecting(let head, let arrival, var body), .body(let buffer)):
            guard body.count + buffer.readableBytes <= self.limits.bodyBytes else {
                return self.refuse(head, because: .tooLarge, context: context)
            }
            self.state = .idle
            body.append(contentsOf: buffer.readableBytesView)
            self.state = .collecting(head, arrival, body)
        case (.collecting(let head, let arrival, let body), .end):
            self.answer(head, arrival: arrival, body: body, context: context)
        case (.passing(_, let responseEnded), .end):
            self.state = .passing(requestEnded: true, responseEnded: responseEnded)
            self.clock.requestComplete()
            self.entry?.stopWaiting()
            self.forward(part, context: context)
            if responseEnded { self.passingEnded(context) }
        case (.passing, _): self.forward(part, context: context)
        default: break
        }
    }

    private func forward(_ part: HTTPRequestPart, context: ChannelHandlerContext) {
        if self.isDraining { self.hasForwarded = true }
        context.fireChannelRead(self.wrapInboundOut(part))
    }

    // MARK: The webhook's requests

    private func begin(_ head: HTTPRequest, context: ChannelHandlerContext) {
        let length = head.headerFields[.contentLength].flatMap { Int($0) } ?? 0
        guard length <= self.limits.bodyBytes else {
            return self.refuse(head, because: .tooLarge, context: context)
        }
        var body: [UInt8] = []
        body.reserveCapacity(min(length, Self.trustedLength))
        self.state = .collecting(head, .now, body)
        self.clock.bytesArrived(at: context.eventLoop.now)
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
        self.state = .answering(head.method)
        self.clock.requestComplete()
        self.entry?.stopWaiting()
        if head.closesConnection { self.closesAfterAnswer = true }
        let (path, query) = head.pathAndQuery
        let request = WebhookRequest(
            method: head.method.rawValue,
            path: path,
            query: query,
            body: body,
            arrival: arrival
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
        // The client may have gone.
        guard case .answering(let method) = self.state else { return }
        if self.closesAfterAnswer { return self.sendLast(response, method: method, context: context) }
        self.send(response, method: method, closes: false, context: context)
        self.becomeIdle(context)
    }

    private func send(
        _ response: WebhookResponse,
        method: HTTPRequest.Method,
        closes: Bool,
        context: ChannelHandlerContext
    ) {
        context.write(self.wrapOutboundOut(.head(HTTPResponse(response, closes: closes))), promise: nil)
        if method != .head {
            context.write(self.wrapOutboundOut(.body(ByteBuffer(bytes: response.body))), promise: nil)
        }
        context.writeAndFlush(self.wrapOutboundOut(.end(nil)), promise: nil)
    }

    private func refuse(_ head: HTTPRequest, because refusal: Refusal, context: ChannelHandlerContext) {
        let request = WebhookRequest(method: head.method.rawValue, path: head.pathOnly)
        self.sendLast(self.responder.refuse(request, because: refusal), method: head.method, context: context)
    }

    /// Writes a last response and closes without reading on.
    private func sendLast(_ response: WebhookResponse, method: HTTPRequest.Method, context: ChannelHandlerContext) {
        self.send(response, method: method, closes: true, context: context)
        self.closeOutput(context, promise: nil)
    }

    // MARK: Hummingbird's responses

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .passing(let requestEnded, _) = self.state else {
            // Out of turn: nobody asked, or the connection is about to be closed.
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        guard case .end = self.unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        self.state = .passing(requestEnded: requestEnded, responseEnded: true)
        context.writeAndFlush(data, promise: promise)
        if requestEnded { self.passingEnded(context) }
    }

    private func passingEnded(_ context: ChannelHandlerContext) {
        if self.closesAfterAnswer { self.closeOutput(context, promise: nil) } else { self.becomeIdle(context) }
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard mode == .output else { return context.close(mode: mode, promise: promise) }
        if case .closing = self.state { promise?.succeed() } else { self.closeOutput(context, promise: promise) }
    }

    /// Closes the outgoing side, and the whole when the client has closed too, or a little later: with unread bytes
    /// waiting, closing at once would reset the connection before the client has read why.
    private func closeOutput(_ context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
        self.state = .closing
        self.queue.removeAll()
        let now = context.eventLoop.now
        self.clock.lastAnswerGiven(at: now)
        self.entry?.startWaiting(at: now)
        self.schedule(context)
        let closed = promise ?? context.eventLoop.makePromise(of: Void.self)
        closed.futureResult.assumeIsolated().whenComplete { _ in self.linger(context) }
        context.close(mode: .output, promise: closed)
    }

    private func linger(_ context: ChannelHandlerContext) {
        guard self.entry != nil else { return }
        self.clock.lastAnswerTaken(at: context.eventLoop.now)
        self.timer?.cancel()
        self.timer = nil
        self.schedule(context)
    }

    // MARK: Time

    private func becomeIdle(_ context: ChannelHandlerContext) {
        self.state = .idle
        let now = context.eventLoop.now
        self.clock.responseComplete(at: now)
        self.clock.answerIsTaken(context.channel.isWritable, at: now)
        self.entry?.startWaiting(at: now)
        self.schedule(context)
        self.drain(context)
    }

    private func clientLeaves(_ context: ChannelHandlerContext) {
        let now = context.eventLoop.now
        self.clock.inputClosed(at: now)
        self.entry?.startWaiting(at: now)
        self.schedule(context)
    }

    /// A client that doesn't take its answer keeps the server waiting too.
    func channelWritabilityChanged(context: ChannelHandlerContext) {
        defer { context.fireChannelWritabilityChanged() }
        if case .closing = self.state { return }
        let now = context.eventLoop.now
        if case .idle = self.state, context.channel.isWritable { return self.becomeIdle(context) }
        self.clock.answerIsTaken(context.channel.isWritable, at: now)
        switch self.clock.phase {
        case .stalled: self.entry?.startWaiting(at: now)
        case .answering: self.entry?.stopWaiting()
        case .idle, .receiving, .leaving, .lingering: break
        }
        self.schedule(context)
    }

    /// Sets the timer where none is set.
    ///
    /// It is never cancelled while requests come: when it fires too early, it is set
    /// anew, so that a busy connection costs one timer in ten seconds and not one for each request.
    private func schedule(_ context: ChannelHandlerContext) {
        guard self.timer == nil, let deadline = self.clock.deadline else { return }
        let soonest = min(deadline, context.eventLoop.now + self.clock.requestDeadline)
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        self.timers += 1
        self.timer = context.eventLoop.scheduleTask(deadline: soonest) {
            bound.value.handler.timerFired(bound.value.context)
        }
    }

    private func timerFired(_ context: ChannelHandlerContext) {
        self.timer = nil
        guard let deadline = self.clock.deadline, deadline <= context.eventLoop.now else {
            return self.schedule(context)
        }
        switch (self.state, self.clock.phase) {
        case (.idle, .receiving): self.sendLast(.requestTimeout, method: .get, context: context)
        case (.collecting(let head, _, _), _): self.refuse(head, because: .tooSlow, context: context)
        default: context.close(promise: nil)
        }
    }
}

@available(*, unavailable)
extension WebhookChannelHandler: Sendable {}
