// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Synchronization

/// The client's end of a connection in a test: what was written to it, and how it was closed.
final class Wire: ChannelOutboundHandler, Sendable {
    typealias OutboundIn = HTTPResponsePart

    /// One response as it went out.
    struct Response: Equatable {
        var status: Int
        var fields: HTTPFields
        var text = ""
        var isComplete = false
    }

    private struct State {
        var pending: [HTTPResponsePart] = []
        var responses: [Response] = []
        var closes: [String] = []
        var reads = 0
    }

    private let state = Mutex(State())

    var responses: [Response] { self.state.withLock { $0.responses } }
    /// The statuses of complete responses.
    var statuses: [Int] { self.responses.filter(\.isComplete).map(\.status) }
    /// The modes in which the connection was closed, in order.
    var closes: [String] { self.state.withLock { $0.closes } }
    /// How often the pipeline asked for more.
    var reads: Int { self.state.withLock { $0.reads } }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let part = self.unwrapOutboundIn(data)
        self.state.withLock { $0.pending.append(part) }
        promise?.succeed()
    }

    func flush(context: ChannelHandlerContext) {
        self.state.withLock { state in
            for part in state.pending { Self.add(part, to: &state.responses) }
            state.pending = []
        }
    }

    func read(context: ChannelHandlerContext) { self.state.withLock { $0.reads += 1 } }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        self.state.withLock { $0.closes.append("\(mode)") }
        if mode == .all { context.close(mode: mode, promise: promise) } else { promise?.succeed() }
    }

    private static func add(_ part: HTTPResponsePart, to responses: inout [Response]) {
        switch part {
        case .head(let head): responses.append(Response(status: head.status.code, fields: head.headerFields))
        case .body(let buffer): responses[responses.count - 1].text += String(buffer: buffer)
        case .end: responses[responses.count - 1].isComplete = true
        }
    }
}
