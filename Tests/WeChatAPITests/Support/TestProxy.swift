// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOCore
import NIOPosix
import Synchronization

/// A proxy on loopback that plays the far end as well, or refuses every tunnel.
final class TestProxy: Sendable {
    /// Takes whatever comes as one request: the first is for the tunnel, the next goes through it.
    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let proxy: TestProxy
        private let answer: String?
        private var hasTunnel = false

        init(proxy: TestProxy, answer: String?) {
            self.proxy = proxy
            self.answer = answer
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let request = String(buffer: self.unwrapInboundIn(data))
            self.proxy.text.withLock { $0 += request }
            guard request.hasSuffix("\r\n\r\n") else { return }
            var response = "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n"
            if let answer = self.answer {
                let body = self.hasTunnel ? "content-length: \(answer.utf8.count)\r\n\r\n\(answer)" : "\r\n"
                response = "HTTP/1.1 200 OK\r\n" + body
            }
            self.hasTunnel = true
            context.writeAndFlush(self.wrapOutboundOut(ByteBuffer(string: response)), promise: nil)
        }
    }

    private let text = Mutex("")
    private let bound = Mutex(0)

    /// The port that it listens on.
    var port: Int { self.bound.withLock { $0 } }
    /// All that it was sent.
    var received: String { self.text.withLock { $0 } }

    /// Runs a proxy as long as `body` runs; without an answer it refuses.
    static func run<Result: Sendable>(
        answer: String?,
        _ body: (TestProxy) async throws -> Result
    ) async throws -> Result {
        let proxy = TestProxy()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Handler(proxy: proxy, answer: answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        proxy.bound.withLock { $0 = channel.localAddress?.port ?? 0 }
        do {
            let result = try await body(proxy)
            try await channel.close()
            return result
        } catch {
            try? await channel.close()
            throw error
        }
    }
}
