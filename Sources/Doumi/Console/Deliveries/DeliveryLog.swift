// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import WeChatBot
import WeChatProtocol

/// The latest deliveries of all accounts, in memory: what the console shows of them.
///
/// Of a user who leaves, nothing is kept but that they left. Text is kept only where the operator wants to see it.
final class DeliveryLog: DeskObserver {
    /// How many are kept.
    static let capacity = 1000

    private struct State {
        var stories: [DeliveryKey: DeliveryStory] = [:]
        /// Their keys; the oldest one's place is the next that is taken.
        var ring: [DeliveryKey] = []
        var next = 0
        var version: UInt64 = 0
        var counts = DeliveryCounts()
    }

    let showsText: Bool
    private let state = Mutex(State())

    /// - Parameter showsText: Whether what users and bot say is kept.
    init(showsText: Bool = false) { self.showsText = showsText }

    /// The stories that a filter lets through, newest first.
    func stories(_ filter: DeliveryFilter = DeliveryFilter(), limit: Int = DeliveryLog.capacity) -> [DeliveryStory] {
        self.all.filter(filter.passes).sorted { $0.first > $1.first }.prefix(limit).map(\.self)
    }

    /// The stories that changed after a version, oldest first, and the version now.
    func changes(after version: UInt64) -> (stories: [DeliveryStory], version: UInt64) {
        self.state.withLock { state in
            guard state.version > version else { return ([], version) }
            let changed = state.stories.values.filter { $0.version > version }
            return (changed.sorted { ($0.first, $0.version) < ($1.first, $1.version) }, state.version)
        }
    }

    /// The version now.
    var version: UInt64 { self.state.withLock { $0.version } }

    /// The story of a delivery.
    func story(_ key: DeliveryKey) -> DeliveryStory? { self.state.withLock { $0.stories[key] } }

    /// What was counted.
    var counts: DeliveryCounts { self.state.withLock { $0.counts } }

    private var all: [DeliveryStory] { self.state.withLock { Array($0.stories.values) } }

    /// See `DeskObserver`.
    func observe(_ event: DeskEvent) {
        self.state.withLock { state in
            if case .kept(.forgotten(let user, by: _)) = event.kind { Self.forget(user, but: event.key, &state) }
            switch event.kind {
            case .arrived(let message), .replayed(let message):
                let known = state.stories[event.key]
                state.counts.arrived(isRetry: known != nil, at: event.time)
                if known == nil { self.begin(message, event, &state) }
            case .answered(let answer, let time): state.counts.answered(answer, after: time, at: event.time)
            case .kept(.dead): state.counts.failed(at: event.time)
            case .lateReplyTried(nil, _): state.counts.sent(at: event.time)
            default: break
            }
            state.version += 1
            let version = state.version
            state.stories[event.key]?.take(event, keepingText: self.showsText)
            state.stories[event.key]?.version = version
        }
    }

    private func begin(_ message: IncomingMessage, _ event: DeskEvent, _ state: inout State) {
        let text = self.showsText ? Self.text(of: message) : nil
        if state.ring.count < Self.capacity {
            state.ring.append(event.key)
        } else {
            state.stories[state.ring[state.next]] = nil
            state.ring[state.next] = event.key
            state.next = (state.next + 1) % Self.capacity
        }
        state.stories[event.key] = DeliveryStory(message, of: event, text: text)
    }

    private static func forget(_ user: UserKey, but key: DeliveryKey, _ state: inout State) {
        for story in state.stories.values
        where story.user == user.user && story.account == user.account && story.key != key {
            state.stories[story.key] = nil
        }
    }

    private static func text(of message: IncomingMessage) -> String? {
        switch message.body {
        case .text(let text): return text.content
        case .voice(let voice): return voice.recognition
        default: return message.element?["EventKey"]?.text
        }
    }
}
