// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Hummingbird
import NIOCore
import ServiceLifecycle
import Synchronization
import WeChatBot

/// The rows of deliveries as they change, as server-sent events, until the browser goes or the server stops.
final class DeliveryEvents: Sendable {
    /// How often changes are looked for; so many rows are sent at once at the most.
    private static let pause = Duration.milliseconds(500)
    private static let batch = 100
    /// After so many pauses something is sent, so that a browser that has gone is noticed.
    private static let quiet = 30
    private static let mostListeners = 16

    private let log: DeliveryLog
    private let listeners = Atomic(0)

    init(_ log: DeliveryLog) { self.log = log }

    /// The stream of those that a filter lets through; a row that it doesn't any more is said to be gone.
    func response(_ filter: DeliveryFilter, _ language: ConsoleLanguage) -> Response {
        let log = self.log
        let start = log.version
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: ResponseBody { writer in
                defer { self.listeners.subtract(1, ordering: .relaxed) }
                let isOne = self.listeners.add(1, ordering: .relaxed).newValue <= Self.mostListeners
                try await writer.write(ByteBuffer(string: isOne ? "retry: 2000\n\n" : "retry: 30000\n\n"))
                var (version, silence) = (start, 0)
                while isOne, await Self.isTime() {
                    let changes = log.changes(after: version)
                    version = changes.version
                    silence = changes.stories.isEmpty ? silence + 1 : 0
                    let events = try changes.stories.suffix(Self.batch)
                        .map { try Self.event($0, filter.passes($0), language) }
                    if !events.isEmpty {
                        try await writer.write(ByteBuffer(string: events.joined()))
                    } else if silence % Self.quiet == Self.quiet - 1 {
                        try await writer.write(ByteBuffer(string: ": still here\n\n"))
                    }
                }
                try await writer.finish(nil)
            }
        )
    }

    /// Waits; false once the server stops.
    private static func isTime() async -> Bool {
        do {
            try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
            return !Task.isShuttingDownGracefully
        } catch {
            return false
        }
    }

    static func event(_ story: DeliveryStory, _ passes: Bool, _ language: ConsoleLanguage) throws -> String {
        guard passes else { return "event: gone\ndata: d\(story.key)\n\n" }
        let html = try DeliveryRowView(story: story, language: language).html()
        let data = html.split(omittingEmptySubsequences: false) { $0.isNewline }.map { "data: \($0)\n" }
        return "event: delivery\n\(data.joined())\n"
    }
}
