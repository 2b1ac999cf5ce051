// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOCore

/// Keeps a connection's time: its clock, the timer that enforces it, and the connection's place in the table.
final class ConnectionTime {
    private let connections: ConnectionTable
    private let entry: ConnectionTable.Entry
    private let eventLoop: any EventLoop
    private let expired: () -> Void
    private var clock: RequestClock
    private var timer: Scheduled<Void>?
    /// How many timers the connection has cost.
    private(set) var timers = 0

    /// Starts a new connection's time; when a phase of it ends by force, `expired` is called.
    init(
        of channel: any Channel,
        limits: WebhookLimits,
        in connections: ConnectionTable,
        expired: @escaping () -> Void
    ) {
        let now = channel.eventLoop.now
        self.connections = connections
        self.entry = connections.add(channel, at: now)
        self.eventLoop = channel.eventLoop
        self.expired = expired
        self.clock = RequestClock(
            requestDeadline: TimeAmount(limits.requestDeadline),
            idle: TimeAmount(limits.idle),
            now: now
        )
        self.schedule()
    }

    var phase: RequestClock.Phase { self.clock.phase }

    /// Whether the client sends no more while its request is being answered.
    var hasClientLeft: Bool { if case .leaving = self.clock.phase { true } else { false } }

    /// Ends it with the connection.
    func end() {
        self.timer?.cancel()
        self.timer = nil
        self.connections.remove(self.entry)
    }

    func bytesArrived() { self.clock.bytesArrived(at: self.eventLoop.now) }

    func requestComplete() {
        self.clock.requestComplete()
        self.entry.stopWaiting()
    }

    func responseComplete(isTaken: Bool) {
        let now = self.eventLoop.now
        self.clock.responseComplete(at: now)
        self.clock.answerIsTaken(isTaken, at: now)
        self.wait(from: now)
    }

    func answerIsTaken(_ isTaken: Bool) {
        let now = self.eventLoop.now
        self.clock.answerIsTaken(isTaken, at: now)
        switch self.clock.phase {
        case .stalled: self.entry.startWaiting(at: now)
        case .answering: self.entry.stopWaiting()
        case .idle, .receiving, .leaving, .lingering: break
        }
        self.schedule()
    }

    func inputClosed() {
        let now = self.eventLoop.now
        self.clock.inputClosed(at: now)
        self.wait(from: now)
    }

    func lastAnswerGiven() {
        let now = self.eventLoop.now
        self.clock.lastAnswerGiven(at: now)
        self.wait(from: now)
    }

    func lastAnswerTaken() {
        self.clock.lastAnswerTaken(at: self.eventLoop.now)
        self.timer?.cancel()
        self.timer = nil
        self.schedule()
    }

    private func wait(from now: NIODeadline) {
        self.entry.startWaiting(at: now)
        self.schedule()
    }

    /// Sets the timer where none is set.
    ///
    /// It is never cancelled while requests come: when it fires too early, it is set
    /// anew, so that a busy connection costs one timer in ten seconds and not one for each request.
    private func schedule() {
        guard self.timer == nil, let deadline = self.clock.deadline else { return }
        let soonest = min(deadline, self.eventLoop.now + self.clock.requestDeadline)
        let bound = NIOLoopBound(self, eventLoop: self.eventLoop)
        self.timers += 1
        self.timer = self.eventLoop.scheduleTask(deadline: soonest) { bound.value.timerFired() }
    }

    private func timerFired() {
        self.timer = nil
        guard let deadline = self.clock.deadline, deadline <= self.eventLoop.now else { return self.schedule() }
        self.expired()
    }
}

@available(*, unavailable)
extension ConnectionTime: Sendable {}
