// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Metrics
import NIOCore
import Synchronization

/// The open connections of a server, so that slow clients can't use up its limit: when there are too many, the one
/// that has kept the server waiting longest is closed, and where the server waits for none of them, the newest.
final class ConnectionTable: Sendable {
    /// One connection.
    final class Entry: Sendable {
        private static let working = UInt64.max

        fileprivate let channel: any Channel
        /// Since when the server waits for the client, in nanoseconds of `NIODeadline`.
        private let waitingSince: Atomic<UInt64>

        fileprivate init(channel: any Channel, now: NIODeadline) {
            self.channel = channel
            self.waitingSince = Atomic(now.uptimeNanoseconds)
        }

        func startWaiting(at now: NIODeadline) { self.waitingSince.store(now.uptimeNanoseconds, ordering: .relaxed) }

        func stopWaiting() { self.waitingSince.store(Self.working, ordering: .relaxed) }

        /// Since when the server waits; nil while it works.
        fileprivate var waiting: UInt64? {
            let since = self.waitingSince.load(ordering: .relaxed)
            return since == Self.working ? nil : since
        }
    }

    private let limit: Int
    private let open = Meter(label: "wechat_connections")
    private let evicted = Counter(label: "wechat_connections_evicted_total")
    private let entries = Mutex<[ObjectIdentifier: Entry]>([:])

    init(limit: Int) { self.limit = max(limit, 1) }

    /// How many connections are open.
    var count: Int { self.entries.withLock { $0.count } }

    /// Adds a connection; closes one where there are too many now.
    func add(_ channel: any Channel, at now: NIODeadline) -> Entry {
        let entry = Entry(channel: channel, now: now)
        self.open.increment()
        let victim = self.entries.withLock { entries -> Entry? in
            guard entries.count >= self.limit else {
                entries[ObjectIdentifier(entry)] = entry
                return nil
            }
            guard let slowest = Self.slowest(of: entries.values) else { return entry }
            entries[ObjectIdentifier(slowest)] = nil
            entries[ObjectIdentifier(entry)] = entry
            return slowest
        }
        if let victim {
            self.evicted.increment()
            let channel = victim.channel
            // Not at once: the newest is still being set up.
            channel.eventLoop.execute { channel.close(promise: nil) }
        }
        return entry
    }

    /// Takes a connection that is closed out; to be called once for each.
    func remove(_ entry: Entry) {
        self.open.decrement()
        self.entries.withLock { $0[ObjectIdentifier(entry)] = nil }
    }

    private static func slowest(of entries: some Sequence<Entry>) -> Entry? {
        var slowest: (entry: Entry, since: UInt64)?
        for entry in entries {
            guard let since = entry.waiting, since < slowest?.since ?? .max else { continue }
            slowest = (entry, since)
        }
        return slowest?.entry
    }
}
