// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Synchronization

/// What stands behind the webhook's handler, in Hummingbird's place: notes what comes through.
final class Pages: ChannelInboundHandler, Sendable {
    typealias InboundIn = HTTPRequestPart

    private let seen = Mutex<[String]>([])

    /// Heads by their paths, bodies by their lengths, ends, events and errors.
    var log: [String] { self.seen.withLock { $0 } }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch self.unwrapInboundIn(data) {
        case .head(let head): self.note(head.path ?? "")
        case .body(let buffer): self.note("\(buffer.readableBytes)")
        case .end: self.note("end")
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // Hummingbird's bridge hands on what it has read only here.
        self.seen.withLock { if !$0.isEmpty, $0.last != "complete" { $0.append("complete") } }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        self.note(event is ChannelShouldQuiesceEvent ? "quiesce" : "\(event)")
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { self.note("error") }

    private func note(_ text: String) { self.seen.withLock { $0.append(text) } }
}
