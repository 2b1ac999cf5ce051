// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Hummingbird
import NIOCore
import ServiceLifecycle

/// What the console's streams of server-sent events have in common.
enum EventStream {
    /// Says nothing, so that a browser that has gone is noticed.
    static let heartbeat = ": still here\n\n"

    /// A stream that a body writes.
    static func response(
        _ body: @escaping @Sendable @concurrent (inout any ResponseBodyWriter) async throws -> Void
    ) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: ResponseBody { writer in
                try await body(&writer)
                try await writer.finish(nil)
            }
        )
    }

    /// HTML as an event's data, with a field for each line.
    static func data(_ html: String) -> String {
        html.split(omittingEmptySubsequences: false) { $0.isNewline }.map { "data: \($0)\n" }.joined()
    }

    /// Waits; false once the server stops, or nobody wants the stream any more.
    static func isTime(after pause: Duration) async -> Bool {
        do {
            try await cancelWhenGracefulShutdown { try await Task.sleep(for: pause) }
            return !Task.isShuttingDownGracefully
        } catch {
            return false
        }
    }
}
