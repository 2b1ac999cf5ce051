// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Synchronization

/// The client's end of a connection in a test: what was written to it, and how it was closed.
final class Wire: ChannelOutboundHandler, Sendable {
    typealias OutboundIn = ByteBuffer

    /// One response as it went out.
    struct Response: Equatable {
        var status: Int
        var fields: HTTPFields
        var text = ""

        /// Whether nothing is missing; where there is no body at all, it answers HEAD.
        var isComplete: Bool {
            self.text.isEmpty || self.fields[.contentLength] == "\(self.text.utf8.count)"
        }
    }

    private struct State {
        var pending: [String] = []
        var responses: [Response] = []
        var flushes = 0
        var closes: [String] = []
        var reads = 0
    }

    private let state = Mutex(State())

    var responses: [Response] { self.state.withLock { $0.responses } }
    /// The statuses of complete responses.
    var statuses: [Int] { self.responses.filter(\.isComplete).map(\.status) }
    /// How often something was sent.
    var flushes: Int { self.state.withLock { $0.flushes } }
    /// The modes in which the connection was closed, in order.
    var closes: [String] { self.state.withLock { $0.closes } }
    /// How often the pipeline asked for more.
    var reads: Int { self.state.withLock { $0.reads } }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let bytes = self.unwrapOutboundIn(data)
        self.state.withLock { $0.pending.append(String(buffer: bytes)) }
        promise?.succeed()
    }

    func flush(context: ChannelHandlerContext) {
        self.state.withLock { state in
            for text in state.pending { Self.add(text, to: &state.responses) }
            if !state.pending.isEmpty { state.flushes += 1 }
            state.pending = []
        }
    }

    func read(context: ChannelHandlerContext) { self.state.withLock { $0.reads += 1 } }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        self.state.withLock { $0.closes.append("\(mode)") }
        if mode == .all { context.close(mode: mode, promise: promise) } else { promise?.succeed() }
    }

    /// Reads what is written at once: the whole or the beginning of a response, or what belongs to its body.
    private static func add(_ text: String, to responses: inout [Response]) {
        guard text.hasPrefix("HTTP/1.1 ") else {
            responses[responses.count - 1].text += text
            return
        }
        let end = text.firstRange(of: "\r\n\r\n") ?? text.endIndex..<text.endIndex
        let lines = text[..<end.lowerBound].split(separator: "\r\n")
        var fields = HTTPFields()
        for line in lines.dropFirst() {
            guard let colon = line.firstRange(of: ": "), let name = HTTPField.Name(String(line[..<colon.lowerBound]))
            else { continue }
            fields.append(HTTPField(name: name, value: String(line[colon.upperBound...])))
        }
        let status = lines.first.flatMap { Int($0.dropFirst(9).prefix(3)) } ?? 0
        responses.append(Response(status: status, fields: fields, text: String(text[end.upperBound...])))
    }
}
