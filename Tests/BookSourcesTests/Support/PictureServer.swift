// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOCore
import NIOPosix
import Synchronization

/// A server on loopback that sends, for each path, what it was told to, byte for byte; or does worse.
final class PictureServer: Sendable {
    enum Behaviour: Sendable {
        /// Sends these bytes; then closes, if it is told to.
        case sends([UInt8], closes: Bool = false)
        /// Sends these bytes, and then for ever the same, as fast as they are taken.
        case neverEnds([UInt8])
        /// Sends these bytes, and then one every few milliseconds.
        case drips([UInt8])
        /// Sends nothing.
        case hangs
    }

    /// Takes whatever comes as one request, which is what a client without a body sends.
    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let server: PictureServer

        init(server: PictureServer) { self.server = server }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let request = String(buffer: self.unwrapInboundIn(data))
            self.server.requests.withLock { $0.append(request) }
            let path = request.split(separator: " ").dropFirst().first.map(String.init) ?? ""
            switch self.server.behaviours[path] ?? .sends(Array("HTTP/1.1 404 Gone\r\ncontent-length: 0\r\n\r\n".utf8))
            {
            case .sends(let bytes, let closes):
                context.writeAndFlush(self.wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
                if closes { context.close(promise: nil) }
            case .neverEnds(let bytes):
                context.writeAndFlush(self.wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
                Self.flood(context.channel, of: self.server)
            case .drips(let bytes):
                context.writeAndFlush(self.wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
                let channel = context.channel
                context.eventLoop.scheduleRepeatedTask(initialDelay: .zero, delay: .milliseconds(5)) { task in
                    guard channel.isActive else { return task.cancel() }
                    channel.writeAndFlush(ByteBuffer(bytes: [0]), promise: nil)
                }
            case .hangs: break
            }
        }

        private static func flood(_ channel: any Channel, of server: PictureServer) {
            let part = ByteBuffer(repeating: 0xFF, count: 64 * 1024)
            server.sent.withLock { $0 += part.readableBytes }
            channel.writeAndFlush(part).whenSuccess { Self.flood(channel, of: server) }
        }
    }

    private let behaviours: [String: Behaviour]
    private let requests = Mutex<[String]>([])
    private let sent = Mutex(0)
    private let port = Mutex(0)

    private init(_ behaviours: [String: Behaviour]) { self.behaviours = behaviours }

    /// Its address, without a slash at the end.
    var address: String { "http://127.0.0.1:\(self.port.withLock { $0 })" }
    /// The heads of all requests.
    var received: [String] { self.requests.withLock { $0 } }
    /// How many bytes of what never ends were sent.
    var flooded: Int { self.sent.withLock { $0 } }

    /// Runs a server as long as `body` runs.
    static func run(_ behaviours: [String: Behaviour], _ body: (PictureServer) async throws -> Void) async throws {
        let server = PictureServer(behaviours)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Handler(server: server))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        server.port.withLock { $0 = channel.localAddress?.port ?? 0 }
        do { try await body(server) } catch {
            try? await channel.close()
            throw error
        }
        try await channel.close()
    }
}

extension [UInt8] {
    /// An answer with a head of these lines.
    static func answer(_ head: String..., body: [UInt8] = []) -> [UInt8] {
        Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }
}
