// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOCore
import Synchronization

/// The open connections of a server, so that slow clients can't use up its limit: when there are too many, the one
/// that has kept the server waiting longest is closed.
final class ConnectionTable: Sendable {
    /// One connection.
    final class Entry: Sendable {
        fileprivate let channel: any Channel
        /// Since when the server waits for the client, in nanoseconds of `NIODeadline`; zero while the server works.
        private let waitingSince = Atomic<UInt64>(0)

        fileprivate init(channel: any Channel) {
            self.channel = channel
            self.startWaiting()
        }

        func startWaiting() { self.waitingSince.store(NIODeadline.now().uptimeNanoseconds, ordering: .relaxed) }

        func stopWaiting() { self.waitingSince.store(0, ordering: .relaxed) }

        fileprivate var waiting: UInt64 { self.waitingSince.load(ordering: .relaxed) }
    }

    private let limit: Int
    private let entries = Mutex<[ObjectIdentifier: Entry]>([:])

    init(limit: Int) { self.limit = max(limit, 1) }

    /// How many connections are open.
    var count: Int { self.entries.withLock { $0.count } }

    /// Adds a connection; closes another where there are too many now.
    func add(_ channel: any Channel) -> Entry {
        let entry = Entry(channel: channel)
        let victim = self.entries.withLock { entries -> Entry? in
            entries[ObjectIdentifier(entry)] = entry
            guard entries.count > self.limit else { return nil }
            let slowest = entries.values.filter { $0 !== entry && $0.waiting > 0 }.min { $0.waiting < $1.waiting }
            if let slowest { entries[ObjectIdentifier(slowest)] = nil }
            return slowest
        }
        victim?.channel.close(promise: nil)
        return entry
    }

    func remove(_ entry: Entry) {
        self.entries.withLock { $0[ObjectIdentifier(entry)] = nil }
    }
}
