// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import DequeModule
import WeChatProtocol

/// Which deliveries are being worked on and which were answered lately: decides, and does nothing else.
///
/// It has no clock, task or lock. Answers are remembered for a time and up to a number of bytes; the oldest go first.
struct DeliveryTable<Waiter> {
    /// What to do with an attempt.
    enum Arrival: Equatable {
        /// Nobody has seen this delivery: run the handler.
        case run
        /// The handler is running; the waiter was kept.
        case join
        /// It was answered.
        case answered(Reply)
        /// Too many handlers are running.
        case busy
    }

    private enum Entry {
        case running([Waiter])
        case answered(Reply)
    }

    private struct Answered {
        var key: DeliveryKey
        var time: ContinuousClock.Instant
        var cost: Int
    }

    private let memory: Duration
    private let memoryBytes: Int
    private let handlers: Int
    private var entries: [DeliveryKey: Entry] = [:]
    private var answered = Deque<Answered>()
    private var bytes = 0
    private(set) var running = 0

    init(memory: Duration, memoryBytes: Int, handlers: Int) {
        self.memory = memory
        self.memoryBytes = memoryBytes
        self.handlers = handlers
    }

    /// How many deliveries the table knows.
    var count: Int { self.entries.count }

    mutating func arrive(_ key: DeliveryKey, at now: ContinuousClock.Instant, waiter: Waiter?) -> Arrival {
        self.forget(at: now)
        switch self.entries[key] {
        case .answered(let reply): return .answered(reply)
        case .running(var waiters):
            if let waiter { waiters.append(waiter) }
            self.entries[key] = .running(waiters)
            return .join
        case nil:
            guard self.running < self.handlers else { return .busy }
            self.running += 1
            self.entries[key] = .running([])
            return .run
        }
    }

    /// Ends a run; returns the waiters that joined it.
    mutating func finish(_ key: DeliveryKey, with reply: Reply, at now: ContinuousClock.Instant) -> [Waiter] {
        guard case .running(let waiters) = self.entries[key] else { return [] }
        self.running -= 1
        self.entries[key] = .answered(reply)
        let cost = 256 + reply.approximateBytes
        self.answered.append(Answered(key: key, time: now, cost: cost))
        self.bytes += cost
        self.forget(at: now)
        return waiters
    }

    private mutating func forget(at now: ContinuousClock.Instant) {
        while let oldest = self.answered.first, self.bytes > self.memoryBytes || now - oldest.time > self.memory {
            self.answered.removeFirst()
            self.bytes -= oldest.cost
            self.entries[oldest.key] = nil
        }
    }
}

extension Reply {
    /// About how much memory the reply takes beyond its own few words.
    var approximateBytes: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .news(let articles):
            articles.reduce(0) {
                $0 + 128 + $1.title.utf8.count + $1.description.utf8.count + $1.pictureURL.utf8.count
                    + $1.url.utf8.count
            }
        default: 128
        }
    }
}
