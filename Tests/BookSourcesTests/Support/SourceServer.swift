// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A server on loopback that plays a service: it answers every request as it is told, and keeps what it was asked.
final class SourceServer: Sendable {
    /// How a request is answered.
    enum Answer: Sendable {
        /// A status and a body.
        case body(String, status: Int = 200, type: String = "application/json")
        /// A redirect.
        case redirect(to: String)
        /// Nothing: the connection stays open.
        case silence
        /// Nothing: the connection is closed.
        case reset
        /// Half of a body, then the connection is closed.
        case half(String)
        /// So many bytes of JSON without an end, and no word of it before.
        case flood(Int)
    }

    /// A request.
    struct Request: Sendable {
        var method: String
        var uri: String
        var headers: HTTPHeaders
        var body: String

        /// The path and a query as it was meant.
        var text: String { self.uri.removingPercent }
    }

    private let answer: @Sendable (Request) -> Answer
    private let requests = Mutex<[Request]>([])
    private let port = Mutex(0)

    private init(_ answer: @escaping @Sendable (Request) -> Answer) { self.answer = answer }

    /// Where it stands.
    var address: String { "http://127.0.0.1:\(self.port.withLock { $0 })" }
    /// What it was asked, oldest first.
    var received: [Request] { self.requests.withLock { $0 } }

    /// Runs a server as long as `body` runs.
    static func run<Result: Sendable>(
        _ answer: @escaping @Sendable (Request) -> Answer,
        _ body: (SourceServer) async throws -> Result
    ) async throws -> Result {
        let server = SourceServer(answer)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(server))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        server.port.withLock { $0 = channel.localAddress?.port ?? 0 }
        do {
            let result = try await body(server)
            try await channel.close()
            return result
        } catch {
            try? await channel.close()
            throw error
        }
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let server: SourceServer
        private var head: HTTPRequestHead?
        private var body = ""

        init(_ server: SourceServer) { self.server = server }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch self.unwrapInboundIn(data) {
            case .head(let head): (self.head, self.body) = (head, "")
            case .body(let part): self.body += String(buffer: part)
            case .end:
                guard let head = self.head else { return }
                let request = Request(
                    method: head.method.rawValue,
                    uri: head.uri,
                    headers: head.headers,
                    body: self.body
                )
                self.server.requests.withLock { $0.append(request) }
                self.respond(self.server.answer(request), context)
            }
        }

        private func respond(_ answer: Answer, _ context: ChannelHandlerContext) {
            switch answer {
            case .body(let text, let status, let type):
                let headers: HTTPHeaders = ["Content-Type": type, "Content-Length": String(text.utf8.count)]
                self.write(
                    HTTPResponseHead(version: .http1_1, status: .init(statusCode: status), headers: headers),
                    text,
                    context
                )
                context.writeAndFlush(self.wrapOutboundOut(.end(nil)), promise: nil)
            case .redirect(let address):
                let headers: HTTPHeaders = ["Location": address, "Content-Length": "0"]
                self.write(HTTPResponseHead(version: .http1_1, status: .found, headers: headers), "", context)
                context.writeAndFlush(self.wrapOutboundOut(.end(nil)), promise: nil)
            case .silence: break
            case .reset: context.close(promise: nil)
            case .half(let text):
                let headers: HTTPHeaders = ["Content-Length": String(text.utf8.count * 2)]
                self.write(HTTPResponseHead(version: .http1_1, status: .ok, headers: headers), text, context)
                context.close(promise: nil)
            case .flood(let count):
                let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: ["Transfer-Encoding": "chunked"])
                self.write(head, "[", context)
                let part = ByteBuffer(string: String(repeating: "\"x\",", count: 1 << 14))
                for _ in 0..<(count / part.readableBytes) {
                    context.write(self.wrapOutboundOut(.body(.byteBuffer(part))), promise: nil)
                }
                context.flush()
            }
        }

        private func write(_ head: HTTPResponseHead, _ text: String, _ context: ChannelHandlerContext) {
            context.write(self.wrapOutboundOut(.head(head)), promise: nil)
            context.writeAndFlush(self.wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
        }
    }
}

extension String {
    /// The text behind percent signs.
    fileprivate var removingPercent: String {
        var bytes: [UInt8] = []
        var rest = Array(self.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
