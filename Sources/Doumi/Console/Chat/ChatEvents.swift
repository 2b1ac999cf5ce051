// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Hummingbird
import NIOCore
import ServiceLifecycle

/// A chat's exchanges as they change, as server-sent events, until the browser goes, the visitor signs out or the server
/// stops.
struct ChatEvents {
    private static let heartbeat = Duration.seconds(5)

    let room: ChatRoom
    let context: ConsoleContext

    /// The stream, beginning with the exchanges from a number on as they are now.
    func response(from first: Int) -> Response {
        let changes = self.room.changes(from: first)
        return EventStream.response { writer in
            try await writer.write(ByteBuffer(string: "retry: 1000\n\n"))
            let (turns, continuation) = AsyncStream.makeStream(
                of: ChatExchange?.self,
                bufferingPolicy: .bufferingNewest(64)
            )
            async let _ = Self.pass(changes, to: continuation)
            async let _ = Self.beat(continuation)
            for await exchange in turns {
                guard self.context.isOpenStill() else { return }
                let event = try exchange.map(self.event) ?? EventStream.heartbeat
                try await writer.write(ByteBuffer(string: event))
            }
        }
    }

    private static func pass(
        _ changes: AsyncStream<ChatExchange>,
        to continuation: AsyncStream<ChatExchange?>.Continuation
    ) async {
        for await exchange in changes.cancelOnGracefulShutdown() { continuation.yield(exchange) }
        continuation.finish()
    }

    private static func beat(_ continuation: AsyncStream<ChatExchange?>.Continuation) async {
        while await EventStream.isTime(after: Self.heartbeat) { continuation.yield(nil) }
        continuation.finish()
    }

    private func event(_ exchange: ChatExchange) throws -> String {
        let view = ChatExchangeView(exchange: exchange, room: self.room, language: self.context.language)
        return "id: \(exchange.id)\n\(EventStream.data(try view.html()))\n"
    }
}
