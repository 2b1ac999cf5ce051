// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOCore
import NIOHTTP1

/// Says `Connection: close` on every request after which the connection is to be closed.
///
/// What comes after it doesn't see the version, by which HTTP/1.0 closes, and Hummingbird knows the header in this
/// spelling alone.
final class ClosingHeaderHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = self.unwrapInboundIn(data), head.version == .http1_0 || !head.isKeepAlive else {
            return context.fireChannelRead(data)
        }
        head.headers.replaceOrAdd(name: "Connection", value: "close")
        // HTTP/1.0 knows no interim responses.
        if head.version == .http1_0 { head.headers.remove(name: "Expect") }
        context.fireChannelRead(self.wrapInboundOut(.head(head)))
    }
}

@available(*, unavailable)
extension ClosingHeaderHandler: Sendable {}
