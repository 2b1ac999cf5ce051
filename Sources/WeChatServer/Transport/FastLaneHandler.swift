// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOCore

/// Stands at the head of the pipeline, and answers ordinary requests for the webhook without the HTTP decoder.
///
/// It takes a request only where nothing before it on the connection has gone to the decoder and nothing is being
/// answered, and where ``HeadReader`` finds nothing unusual in a head that is all there at one reading of the socket.
/// The first byte that it doesn't take, and every byte after that, goes to the decoder as it came, so no two parsers
/// ever have to agree where a request ends. It keeps no bytes from one reading to the next: a body goes to the
/// webhook's handler as it arrives.
final class FastLaneHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Whose the next byte is.
    private enum Stage {
        case head
        /// So many bytes of the present request's body are still to come.
        case body(Int)
        /// The decoder's, and so are all that follow.
        case left
    }

    /// A client has closed before the end of a body.
    private struct BodyCutShort: Error {}

    private let webhook: WebhookChannelHandler
    private let webhookContext: ChannelHandlerContext
    private var context: ChannelHandlerContext?
    private var stage = Stage.head
    /// What has come at this reading of the socket and wasn't taken yet.
    private var bytes = ByteBuffer()

    /// Whether the connection is the decoder's.
    var hasLeft: Bool { if case .left = self.stage { true } else { false } }

    init(webhook: WebhookChannelHandler, context: ChannelHandlerContext) {
        self.webhook = webhook
        self.webhookContext = context
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    /// Writes bytes to the socket, past the HTTP encoder.
    func write(_ bytes: ByteBuffer, promise: EventLoopPromise<Void>?) {
        guard let context = self.context else {
            promise?.fail(ChannelError.alreadyClosed)
            return
        }
        context.writeAndFlush(self.wrapOutboundOut(bytes), promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if self.hasLeft {
            self.webhook.bytesArrived()
            return context.fireChannelRead(data)
        }
        var arrived = self.unwrapInboundIn(data)
        if self.bytes.readableBytes == 0 { self.bytes = arrived } else { self.bytes.writeBuffer(&arrived) }
        while self.bytes.readableBytes > 0, self.takePiece(context) {}
        if case .body = self.stage { self.webhook.bytesArrived() }
        // Else the channel could not read into the same memory again.
        if self.bytes.readableBytes == 0 { self.bytes = ByteBuffer() }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if self.bytes.readableBytes > 0 { self.leave(context) }
        if self.hasLeft { context.fireChannelReadComplete() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event as? ChannelEvent == .inputClosed {
            if self.bytes.readableBytes > 0 { self.leave(context) }
            if case .body = self.stage {
                self.webhook.take(.malformed(BodyCutShort()), context: self.webhookContext)
            }
        }
        context.fireUserInboundEventTriggered(event)
    }

    /// Takes a head or a piece of a body; false where that can't be done, or not before more has come.
    private func takePiece(_ context: ChannelHandlerContext) -> Bool {
        if case .body(let missing) = self.stage {
            self.takeBody(missing)
            return true
        }
        guard self.webhook.takesRequest(self.webhookContext) else {
            self.leave(context)
            return false
        }
        switch HeadReader.read(self.bytes.readableBytesUInt8Span) {
        case .head(let head, let length) where self.webhook.takes(head):
            self.bytes.moveReaderIndex(forwardBy: length)
            self.webhook.begin(head, context: self.webhookContext)
            self.takeBody(head.bodyLength)
            return true
        case .incomplete: return false
        case .head, .unusual:
            self.leave(context)
            return false
        }
    }

    /// Takes what is there of a body of which so much is missing.
    private func takeBody(_ missing: Int) {
        guard let piece = self.bytes.readSlice(length: min(missing, self.bytes.readableBytes)) else { return }
        let rest = missing - piece.readableBytes
        self.stage = rest > 0 ? .body(rest) : .head
        self.webhook.collect(piece, context: self.webhookContext)
        if rest == 0 { self.webhook.end(self.webhookContext) }
    }

    /// Gives the connection to the decoder, with what has come.
    private func leave(_ context: ChannelHandlerContext) {
        let bytes = self.bytes
        self.bytes = ByteBuffer()
        self.stage = .left
        self.webhook.bytesArrived()
        context.fireChannelRead(self.wrapInboundOut(bytes))
    }
}

@available(*, unavailable)
extension FastLaneHandler: Sendable {}
