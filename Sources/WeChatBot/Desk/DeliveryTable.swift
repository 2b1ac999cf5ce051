// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import DequeModule
import WeChatProtocol

/// Which deliveries are being worked on and which were answered lately: decides, and does nothing else.
///
/// It has no clock, task or lock. Answers are remembered for a time and up to a number of bytes, the oldest go first;
/// their keys are remembered for longer, and a push that comes again then is answered with nothing.
struct DeliveryTable<Waiter> {
    /// What to do with an attempt.
    enum Arrival: Equatable {
        /// Nobody has seen this delivery: run the handler, and tell ``DeliveryTable/finish(_:with:at:)`` of its end.
        case run
        /// The handler is running: wait for it by ``DeliveryTable/join(_:_:)``.
        case join
        /// It was answered.
        case answered(Reply)
        /// Too many handlers are running.
        case busy
    }

    private struct Run {
        var start: ContinuousClock.Instant
        var waiters: [Waiter] = []
        /// Whether it counts as running: one that takes far too long doesn't.
        var counts = true
    }

    private enum Entry {
        case running(Run)
        case answered(Reply)
    }

    private struct Answered {
        var key: DeliveryKey
        var time: ContinuousClock.Instant
        var cost: Int
    }

    private let configuration: DeskConfiguration
    private var entries: [DeliveryKey: Entry] = [:]
    private var answered = Deque<Answered>()
    private var keys: AnsweredKeys
    private var bytes = 0
    private var nextSweep: ContinuousClock.Instant?
    /// How many handlers are running, without those that were given up.
    private(set) var running = 0

    init(configuration: DeskConfiguration) {
        self.configuration = configuration
        self.keys = AnsweredKeys(memory: configuration.keyMemory, capacity: configuration.keys)
    }

    /// How many deliveries the table knows.
    var count: Int { self.entries.count }

    /// Decides about an attempt.
    mutating func arrive(_ key: DeliveryKey, at now: ContinuousClock.Instant) -> Arrival {
        self.forget(at: now)
        switch self.entries[key] {
        case .answered(let reply): return .answered(reply)
        case .running: return .join
        case nil:
            guard !self.keys.contains(key, at: now) else { return .answered(.nothing) }
            guard self.running < self.configuration.handlers else { return .busy }
            self.running += 1
            self.entries[key] = .running(Run(start: now))
            return .run
        }
    }

    /// Keeps a waiter until the run ends, and returns nil; where the run has ended meanwhile, returns its reply.
    ///
    /// It never begins a run: a delivery that was answered and forgotten again since the look is answered with nothing.
    mutating func join(_ key: DeliveryKey, _ waiter: Waiter) -> Reply? {
        switch self.entries.removeValue(forKey: key) {
        case .running(var run):
            run.waiters.append(waiter)
            self.entries[key] = .running(run)
            return nil
        case .answered(let reply):
            self.entries[key] = .answered(reply)
            return reply
        case nil: return .nothing
        }
    }

    /// Ends a run; returns the waiters that joined it.
    mutating func finish(_ key: DeliveryKey, with reply: Reply, at now: ContinuousClock.Instant) -> [Waiter] {
        guard case .running(let run) = self.entries[key] else { return [] }
        if run.counts { self.running -= 1 }
        self.entries[key] = .answered(reply)
        let cost = 256 + reply.approximateBytes
        self.answered.append(Answered(key: key, time: now, cost: cost))
        self.bytes += cost
        self.forget(at: now)
        return run.waiters
    }

    /// Gives up the runs that began too long ago, so that handlers which never return don't take all places for ever.
    ///
    /// Their deliveries stay known, and nobody runs them again. To be called when the desk is busy; it looks at most
    /// once in a second, and returns how many it gave up.
    mutating func giveUp(at now: ContinuousClock.Instant) -> Int {
        if let nextSweep, now < nextSweep { return 0 }
        self.nextSweep = now + .seconds(1)
        let stuck = self.entries.compactMap { key, entry -> (key: DeliveryKey, run: Run)? in
            guard case .running(let run) = entry, run.counts else { return nil }
            return now - run.start > self.configuration.handlerTimeout ? (key, run) : nil
        }
        for (key, var run) in stuck {
            run.counts = false
            self.entries[key] = .running(run)
        }
        self.running -= stuck.count
        return stuck.count
    }

    private mutating func forget(at now: ContinuousClock.Instant) {
        while let oldest = self.answered.first,
            self.bytes > self.configuration.memoryBytes || now - oldest.time > self.configuration.memory
        {
            self.answered.removeFirst()
            self.bytes -= oldest.cost
            self.entries[oldest.key] = nil
            self.keys.insert(oldest.key, at: now)
        }
    }
}
