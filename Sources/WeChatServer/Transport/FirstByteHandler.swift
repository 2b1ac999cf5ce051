// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOCore

/// Stands before the HTTP decoder and tells when bytes arrive, which behind the decoder nobody can see.
final class FirstByteHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    private let bytesArrived: () -> Void

    init(bytesArrived: @escaping () -> Void) { self.bytesArrived = bytesArrived }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        self.bytesArrived()
        context.fireChannelRead(data)
    }
}

@available(*, unavailable)
extension FirstByteHandler: Sendable {}
