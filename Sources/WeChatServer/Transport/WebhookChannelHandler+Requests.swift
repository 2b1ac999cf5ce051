// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOCore
import WeChatBot

/// The webhook's own requests, from whichever lane they come.
extension WebhookChannelHandler {
    /// Bytes that are set aside for a body before any of it has come.
    private static let trustedLength = 4096

    /// Whether a request could begin now.
    func takesRequest(_ context: ChannelHandlerContext) -> Bool {
        guard case .idle = self.state else { return false }
        return !self.keepsInput && context.channel.isWritable
    }

    /// Whether a head is the webhook's and asks for nothing that would have to be refused before its body has come.
    func takes(_ head: RequestHead) -> Bool {
        head.bodyLength <= self.limits.bodyBytes && self.responder.owns(path: head.path)
    }

    /// Starts the next request's time, if it doesn't run yet.
    func bytesArrived() { self.time?.bytesArrived() }

    /// Begins with a request for the webhook.
    func begin(_ head: RequestHead, context: ChannelHandlerContext) {
        guard head.bodyLength <= self.limits.bodyBytes else {
            return self.refuse(head, because: .tooLarge, context: context)
        }
        var body: [UInt8] = []
        body.reserveCapacity(min(head.bodyLength, Self.trustedLength))
        self.state = .collecting(head, .now, body)
        if head.awaitsContinue {
            self.lane?.write(ByteBuffer(staticString: "HTTP/1.1 100 Continue\r\n\r\n"), promise: nil)
        }
    }

    /// Adds to the request's body.
    func collect(_ bytes: ByteBuffer, context: ChannelHandlerContext) {
        guard case .collecting(let head, let arrival, var body) = self.state else { return }
        guard body.count + bytes.readableBytes <= self.limits.bodyBytes else {
            return self.refuse(head, because: .tooLarge, context: context)
        }
        self.state = .idle
        body.append(contentsOf: bytes.readableBytesView)
        self.state = .collecting(head, arrival, body)
    }

    /// Has the request, of which all has come, answered.
    func end(_ context: ChannelHandlerContext) {
        guard case .collecting(let head, let arrival, let body) = self.state else { return }
        self.state = .answering(isHead: head.isHead)
        self.time?.requestComplete()
        if head.closesConnection { self.closesAfterAnswer = true }
        var request = WebhookRequest(
            method: head.method,
            path: head.path,
            query: head.query,
            body: body,
            arrival: arrival
        )
        request.executor = self.executor
        let eventLoop = context.eventLoop
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: eventLoop)
        // WeChat may hang up meanwhile, but the bot goes on.
        self.responder.respond(to: request) { response in
            if eventLoop.inEventLoop {
                bound.value.handler.finish(response, context: bound.value.context)
            } else {
                eventLoop.execute { bound.value.handler.finish(response, context: bound.value.context) }
            }
        }
    }

    private func finish(_ response: WebhookResponse, context: ChannelHandlerContext) {
        // The client may have gone.
        guard case .answering(let isHead) = self.state else {
            response.receipt?.lost()
            return
        }
        if response.hangsUp {
            self.state = .closing
            context.close(promise: nil)
            response.receipt?.lost()
            return
        }
        self.send(response, closes: self.closesAfterAnswer, isHead: isHead, context: context)
        if self.closesAfterAnswer { self.closeOutput(context, promise: nil) } else { self.becomeIdle(context) }
    }

    private func send(_ response: WebhookResponse, closes: Bool, isHead: Bool, context: ChannelHandlerContext) {
        let bytes = response.http1(closes: closes, hasBody: !isHead, allocator: context.channel.allocator)
        guard let receipt = response.receipt else {
            self.lane?.write(bytes, promise: nil)
            return
        }
        // A client that has closed its side was WeChat at the end of its patience, or a proxy before it.
        let hasGone = self.time?.hasClientLeft ?? true
        let written = context.eventLoop.makePromise(of: Void.self)
        written.futureResult.whenComplete { result in
            if case .success = result, !hasGone { receipt.given() } else { receipt.lost() }
        }
        if let lane = self.lane {
            lane.write(bytes, promise: written)
        } else {
            written.fail(ChannelError.alreadyClosed)
        }
    }

    func refuse(_ head: RequestHead, because refusal: Refusal, context: ChannelHandlerContext) {
        let request = WebhookRequest(method: head.method, path: head.path)
        self.sendLast(self.responder.refuse(request, because: refusal), isHead: head.isHead, context: context)
    }

    /// Writes a last response and closes without reading on.
    func sendLast(_ response: WebhookResponse, isHead: Bool = false, context: ChannelHandlerContext) {
        self.send(response, closes: true, isHead: isHead, context: context)
        self.closeOutput(context, promise: nil)
    }
}
