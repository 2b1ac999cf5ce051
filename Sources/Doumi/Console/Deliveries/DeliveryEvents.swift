// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization
import WeChatBot
import WeChatProtocol

/// The rows of deliveries as they change, as server-sent events, until the browser goes, the visitor signs out or the
/// server stops.
final class DeliveryEvents: Sendable {
    /// How often changes are looked for; so many are sent at once at the most.
    private static let pause = Duration.milliseconds(500)
    private static let batch = 100
    /// After so many pauses something is sent, so that a browser that has gone is noticed.
    private static let quiet = 30
    private static let mostListeners = 16

    private let log: DeliveryLog
    private let listeners = Atomic(0)

    init(_ log: DeliveryLog) { self.log = log }

    /// The stream of those that a filter lets through; a row that it doesn't any more is said to be gone.
    ///
    /// It begins behind the version that the browser has seen: the page's, or the last event's where it was cut off.
    func response(to request: Request, _ filter: DeliveryFilter, _ context: ConsoleContext) -> Response {
        let header = HTTPField.Name("Last-Event-ID").flatMap { request.headers[$0] }
        let seen = header ?? request.uri.queryParameters["version"].map(String.init)
        let start = seen.flatMap { UInt64($0) } ?? self.log.version
        return EventStream.response { writer in
            defer { self.listeners.subtract(1, ordering: .relaxed) }
            let isOne = self.listeners.add(1, ordering: .relaxed).newValue <= Self.mostListeners
            try await writer.write(ByteBuffer(string: isOne ? "retry: 2000\n\n" : "retry: 30000\n\n"))
            var (version, silence) = (start, 0)
            while isOne, await EventStream.isTime(after: Self.pause), context.isOpenStill() {
                let changes = self.log.changes(after: version, limit: Self.batch)
                if changes.version != version {
                    (version, silence) = (changes.version, 0)
                    let text = try Self.events(changes, filter, context.language)
                    try await writer.write(ByteBuffer(string: text))
                } else {
                    silence += 1
                    if silence % Self.quiet == 0 { try await writer.write(ByteBuffer(string: EventStream.heartbeat)) }
                }
            }
        }
    }

    /// Changes as events, with the version that they lead to as the last one's number.
    static func events(
        _ changes: DeliveryLog.Changes,
        _ filter: DeliveryFilter,
        _ language: ConsoleLanguage
    ) throws -> String {
        let rows = try changes.stories.map { try Self.event($0, filter.passes($0), language) }
        return rows.joined() + changes.gone.map(Self.gone).joined() + "id: \(changes.version)\n\n"
    }

    static func event(_ story: DeliveryStory, _ passes: Bool, _ language: ConsoleLanguage) throws -> String {
        guard passes else { return Self.gone(story.key) }
        let html = try DeliveryRowView(story: story, language: language).html()
        return "event: delivery\n\(EventStream.data(html))\n"
    }

    private static func gone(_ key: DeliveryKey) -> String { "event: gone\ndata: d\(key)\n\n" }
}
