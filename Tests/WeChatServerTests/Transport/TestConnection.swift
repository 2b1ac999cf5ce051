// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import Testing
import WeChatProtocol
import WeChatSimulator

@testable import WeChatServer

/// One connection with Hummingbird's HTTP pipeline and the webhook's handler on it, in an event loop whose time the
/// test moves.
struct TestConnection {
    let fixture: WebhookFixture
    let lane: Lane
    let channel: NIOAsyncTestingChannel
    let wire = Wire()
    let pages = Pages()

    init(
        _ fixture: WebhookFixture,
        _ lane: Lane,
        limits: WebhookLimits = WebhookLimits(),
        connections: ConnectionTable = ConnectionTable(limit: 100),
        webhook: WebhookResponder? = nil
    ) async throws {
        self.fixture = fixture
        self.lane = lane
        let (wire, pages, webhook) = (self.wire, self.pages, webhook ?? fixture.webhook)
        self.channel = try await NIOAsyncTestingChannel { channel in
            let pipeline = channel.pipeline.syncOperations
            try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: false, withErrorHandling: false)
            try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            try pipeline.addHandler(
                WebhookChannelHandler(responder: webhook, limits: limits, connections: connections)
            )
            try pipeline.addHandler(pages)
            try pipeline.addHandler(wire, position: .first)
        }
        let address = try SocketAddress(ipAddress: "127.0.0.1", port: 1)
        try await self.channel.connect(to: address).get()
    }

    var isOpen: Bool { self.channel.isActive }

    /// How many timers the handler has set.
    var timers: Int {
        get async throws {
            let channel = self.channel
            return try await channel.testingEventLoop.executeInContext {
                try channel.pipeline.syncOperations.handler(type: WebhookChannelHandler.self).timers
            }
        }
    }

    /// Whether the connection is still on the fast lane.
    var isOnFastLane: Bool {
        get async throws {
            let channel = self.channel
            return try await channel.testingEventLoop.executeInContext {
                try !channel.pipeline.syncOperations.handler(type: FastLaneHandler.self).hasLeft
            }
        }
    }

    /// Has parts arrive, all of them by one reading of the socket.
    func receive(_ parts: [HTTPRequestPart]) async throws {
        try await self.receive(parts.map(self.text).joined())
    }

    /// Has bytes arrive, all of them by one reading of the socket.
    func receive(_ pieces: String...) async throws {
        let channel = self.channel
        try await channel.testingEventLoop.executeInContext {
            for piece in pieces where !piece.isEmpty {
                channel.pipeline.syncOperations.fireChannelRead(NIOAny(ByteBuffer(string: piece)))
            }
            channel.pipeline.syncOperations.fireChannelReadComplete()
            channel.pipeline.syncOperations.read()
        }
    }

    func fire(event: some Sendable) async throws {
        let channel = self.channel
        try await channel.testingEventLoop.executeInContext {
            channel.pipeline.syncOperations.fireUserInboundEventTriggered(event)
        }
    }

    func fire(error: any Error) async throws {
        let channel = self.channel
        try await channel.testingEventLoop.executeInContext {
            channel.pipeline.syncOperations.fireErrorCaught(error)
        }
    }

    func advance(by time: TimeAmount) async { await self.channel.testingEventLoop.advanceTime(by: time) }

    /// The parts of a push, its body in pieces.
    func push(
        _ text: String,
        id: MessageID = 1,
        pieces: Int = 1,
        fields: HTTPFields = [:]
    ) throws -> [HTTPRequestPart] {
        let push = try self.fixture.request(self.fixture.push(text, id: id))
        var fields = fields
        fields[.contentLength] = "\(push.body.count)"
        var parts = [Self.head(.post, "\(push.path)?\(push.query)", fields)]
        let size = (push.body.count + pieces - 1) / pieces
        for start in stride(from: 0, to: push.body.count, by: size) {
            parts.append(.body(ByteBuffer(bytes: push.body[start..<min(start + size, push.body.count)])))
        }
        return parts
    }

    static func page(_ path: String, _ fields: HTTPFields = [:]) -> [HTTPRequestPart] {
        [self.head(.get, path, fields)]
    }

    static func head(_ method: HTTPRequest.Method, _ target: String, _ fields: HTTPFields = [:]) -> HTTPRequestPart {
        .head(HTTPRequest(method: method, scheme: "http", authority: "localhost", path: target, headerFields: fields))
    }

    /// What a client sends for a part.
    func text(_ part: HTTPRequestPart) -> String {
        switch part {
        case .head(let head):
            let target = "\(head.method) \(head.path ?? "/") HTTP/1.1\r\nHost: \(head.authority ?? "")\r\n"
            let fields = head.headerFields.map { "\($0.name): \($0.value)\r\n" }.joined()
            return target + fields + (self.lane == .fast ? "\r\n" : "Upgrade: nothing\r\n\r\n")
        case .body(let bytes): return String(buffer: bytes)
        case .end: return ""
        }
    }

    /// Writes a page's whole response.
    func respond(_ text: String) async throws {
        let head = HTTPResponse(status: .ok, headerFields: [.contentLength: "\(text.utf8.count)"])
        for part in [HTTPResponsePart.head(head), .body(ByteBuffer(string: text)), .end(nil)] {
            try await self.channel.writeAndFlush(part)
        }
    }

    /// Waits until something is so.
    func until(_ condition: () async -> Bool, location: SourceLocation = #_sourceLocation) async {
        let deadline = ContinuousClock.now + .seconds(60)
        while await !condition() {
            guard ContinuousClock.now < deadline else {
                Issue.record("it never came to be", sourceLocation: location)
                return
            }
            await Task.yield()
        }
    }
}
