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
/// it has its answer is kept, up to a limit. Ordinary requests come from a ``FastLaneHandler`` at the head of the
/// pipeline, all others through the decoder.
final class WebhookChannelHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Parts that are kept of requests that came before their turn; more than one reading of the socket brings.
    private static let queueLimit = 1024

    let responder: WebhookResponder
    let limits: WebhookLimits
    private let connections: ConnectionTable
    private let executors: LoopExecutors?
    private(set) var executor: LoopExecutor?
    var state = ConnectionState.idle
    var time: ConnectionTime?
    var lane: FastLaneHandler?
    private var queue = Deque<ConnectionInput>()
    private var isDraining = false
    private var hasForwarded = false
    private var isReadHeld = false
    var closesAfterAnswer = false

    /// - Parameters:
    ///   - responder: What answers the requests.
    ///   - limits: What a request may have.
    ///   - connections: The server's connections.
    ///   - executors: What ends the desk's work on requests; Swift's own threads where there are none.
    init(
        responder: WebhookResponder,
        limits: WebhookLimits,
        connections: ConnectionTable,
        executors: LoopExecutors? = nil
    ) {
        self.responder = responder
        self.limits = limits
        self.connections = connections
        self.executors = executors
    }

    /// How many timers the connection has cost.
    var timers: Int { self.time?.timers ?? 0 }

    // MARK: The connection's life

    func handlerAdded(context: ChannelHandlerContext) {
        self.executor = self.executors?.executor(of: context.eventLoop)
        self.time = ConnectionTime(of: context.channel, limits: self.limits, in: self.connections) { [unowned self] in
            self.timeIsUp(context)
        }
        let pipeline = context.pipeline.syncOperations
        let lane = FastLaneHandler(webhook: self, context: context)
        if (try? pipeline.addHandler(lane, position: .first)) != nil { self.lane = lane }
        if let codec = try? pipeline.handler(type: HTTP1ToHTTPServerCodec.self) {
            try? pipeline.addHandler(ClosingHeaderHandler(), position: .before(codec))
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.leave()
        self.lane = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.leave()
        context.fireChannelInactive()
    }

    private func leave() {
        self.time?.end()
        self.time = nil
        self.state = .closing
        self.queue.removeAll()
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
        if self.mayRead(context) { context.read() } else { self.isReadHeld = true }
    }

    /// Whether the socket may be read.
    ///
    /// While a request is answered it may be read once: a client that has its turn still to come sends nothing, and
    /// not listening to it would cost two calls of the system for each answer that isn't there at once.
    private func mayRead(_ context: ChannelHandlerContext) -> Bool {
        if case .answering = self.state { return !self.keepsInput && context.channel.isWritable }
        return self.takesInput(context)
    }

    /// Whether more of what the client sends can be dealt with now.
    ///
    /// Not while it leaves its answers lying: each further one would stay in memory.
    private func takesInput(_ context: ChannelHandlerContext) -> Bool {
        if case .idle = self.state { context.channel.isWritable } else { self.state.takesInput }
    }

    /// Whether something has come before its turn, and is still to be dealt with.
    var keepsInput: Bool { !self.queue.isEmpty || self.isDraining }

    /// Takes what comes in, or keeps it until its turn.
    func take(_ input: ConnectionInput, context: ChannelHandlerContext) {
        if case .closing = self.state {
            if case .closed = input { context.close(promise: nil) }
            return
        }
        guard !self.keepsInput, self.takesInput(context) else {
            guard self.queue.count < Self.queueLimit else { return context.close(promise: nil) }
            self.queue.append(input)
            if case .closed = input { self.time?.inputClosed() }
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
        case (_, .malformed): self.sendLast(.badRequest, context: context)
        case (.passing, .closed): context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        case (_, .closed): self.closeOutput(context, promise: nil)
        }
    }

    private func receive(_ part: HTTPRequestPart, context: ChannelHandlerContext) {
        switch (self.state, part) {
        case (.idle, .head(let request)) where self.responder.owns(path: request.pathOnly):
            self.bytesArrived()
            self.begin(RequestHead(request), context: context)
        case (.idle, .head(let request)):
            if request.closesConnection { self.closesAfterAnswer = true }
            self.state = .passing(requestEnded: false, responseEnded: false)
            self.forward(part, context: context)
        case (.collecting, .body(let buffer)): self.collect(buffer, context: context)
        case (.collecting, .end): self.end(context)
        case (.passing(_, let responseEnded), .end):
            self.state = .passing(requestEnded: true, responseEnded: responseEnded)
            self.time?.requestComplete()
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
    func closeOutput(_ context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
        self.state = .closing
        self.queue.removeAll()
        self.time?.lastAnswerGiven()
        let closed = promise ?? context.eventLoop.makePromise(of: Void.self)
        closed.futureResult.assumeIsolated().whenComplete { _ in self.time?.lastAnswerTaken() }
        context.close(mode: .output, promise: closed)
    }

    // MARK: Time

    func becomeIdle(_ context: ChannelHandlerContext) {
        self.state = .idle
        self.time?.responseComplete(isTaken: context.channel.isWritable)
        self.drain(context)
    }

    /// A client that doesn't take its answer keeps the server waiting too.
    func channelWritabilityChanged(context: ChannelHandlerContext) {
        defer { context.fireChannelWritabilityChanged() }
        if case .closing = self.state { return }
        if case .idle = self.state, context.channel.isWritable { return self.becomeIdle(context) }
        self.time?.answerIsTaken(context.channel.isWritable)
    }

    private func timeIsUp(_ context: ChannelHandlerContext) {
        switch (self.state, self.time?.phase) {
        case (.idle, .receiving): self.sendLast(.requestTimeout, context: context)
        case (.collecting(let head, _, _), _): self.refuse(head, because: .tooSlow, context: context)
        default: context.close(promise: nil)
        }
    }
}

@available(*, unavailable)
extension WebhookChannelHandler: Sendable {}
