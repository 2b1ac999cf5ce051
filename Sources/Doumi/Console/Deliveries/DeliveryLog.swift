// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Synchronization
import WeChatBot
import WeChatProtocol

/// The latest deliveries of all accounts, in memory: what the console shows of them.
///
/// Of a user who leaves, nothing is kept but that they left. Text is kept only where the operator wants to see it.
final class DeliveryLog: DeskObserver {
    /// How many are kept.
    static let capacity = 1000

    /// What changed after a version.
    struct Changes {
        /// Deliveries as they are now, oldest first.
        var stories: [DeliveryStory] = []
        /// Those of users who have left since.
        var gone: [DeliveryKey] = []
        /// The version that these changes lead to.
        var version: UInt64
    }

    private struct State {
        var stories: [DeliveryKey: DeliveryStory] = [:]
        /// Deliveries of users who have left, with the version that forgot them: a retry begins no new story.
        var forgotten: [DeliveryKey: UInt64] = [:]
        /// The keys of both; the oldest one's place is the next that is taken.
        var ring: [DeliveryKey] = []
        var next = 0
        var version: UInt64
        var counts = DeliveryCounts()
    }

    let showsText: Bool
    private let state: Mutex<State>

    /// - Parameter showsText: Whether what users and bot say is kept.
    init(showsText: Bool = false) {
        self.showsText = showsText
        // In microseconds, so that a browser that was here before a restart is behind all that has happened since.
        let version = UInt64(max(0, Date().timeIntervalSince1970) * 1_000_000)
        self.state = Mutex(State(version: version))
    }

    /// The stories that a filter lets through, newest first.
    func stories(_ filter: DeliveryFilter = DeliveryFilter(), limit: Int = DeliveryLog.capacity) -> [DeliveryStory] {
        self.all.filter(filter.passes).sorted { $0.first > $1.first }.prefix(limit).map(\.self)
    }

    /// What changed after a version; of too much the first part, and the version that it leads to.
    func changes(after version: UInt64, limit: Int = DeliveryLog.capacity) -> Changes {
        var changes = Changes(version: version)
        var forgotten: [(key: DeliveryKey, value: UInt64)] = []
        self.state.withLock { state in
            guard state.version > version else { return }
            changes.stories = state.stories.values.filter { $0.version > version }
            forgotten = state.forgotten.filter { $0.value > version }
            changes.version = state.version
        }
        let versions = changes.stories.map(\.version) + forgotten.map(\.value)
        if versions.count > limit, let last = versions.sorted().prefix(limit).last {
            changes.stories.removeAll { $0.version > last }
            forgotten.removeAll { $0.value > last }
            changes.version = last
        }
        changes.stories.sort { ($0.first, $0.version) < ($1.first, $1.version) }
        changes.gone = forgotten.map(\.key)
        return changes
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
            var place = state.stories.index(forKey: event.key)
            switch event.kind {
            case .arrived(let message), .replayed(let message):
                let isKnown = place != nil || state.forgotten[event.key] != nil
                state.counts.arrived(isRetry: isKnown, at: event.time)
                if !isKnown { place = self.begin(message, event, &state) }
            case .answered(let answer, let time): state.counts.answered(answer, after: time, at: event.time)
            case .kept(.dead): state.counts.failed(at: event.time)
            case .kept(.forgotten(let user, by: _)):
                Self.forget(user, but: event.key, &state)
                place = state.stories.index(forKey: event.key)
            case .lateReplyTried(nil, _): state.counts.sent(at: event.time)
            default: break
            }
            guard let place else { return }
            state.version += 1
            state.stories.values[place].take(event, keepingText: self.showsText)
            state.stories.values[place].version = state.version
        }
    }

    private func begin(
        _ message: IncomingMessage,
        _ event: DeskEvent,
        _ state: inout State
    ) -> Dictionary<DeliveryKey, DeliveryStory>.Index? {
        let text = self.showsText ? Self.text(of: message) : nil
        if state.ring.count < Self.capacity {
            state.ring.append(event.key)
        } else {
            let oldest = state.ring[state.next]
            if state.stories.removeValue(forKey: oldest) == nil { state.forgotten[oldest] = nil }
            state.ring[state.next] = event.key
            state.next = (state.next + 1) % Self.capacity
        }
        state.stories[event.key] = DeliveryStory(message, of: event, text: text)
        return state.stories.index(forKey: event.key)
    }

    private static func forget(_ user: UserKey, but key: DeliveryKey, _ state: inout State) {
        let theirs = state.stories.values
            .filter { $0.user == user.user && $0.account == user.account && $0.key != key }
            .map(\.key)
        for key in theirs {
            state.version += 1
            state.stories[key] = nil
            state.forgotten[key] = state.version
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
