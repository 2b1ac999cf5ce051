// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import DequeModule
import WeChatProtocol

/// The deliveries that are being worked on: decides what is to be done about attempts, ends of handlers and deadlines,
/// and does nothing of it.
///
/// It has no clock, task, lock or store. What is answered and settled leaves it: the store remembers that.
struct DeliveryTable<Waiter> {
    let configuration: DeskConfiguration
    let timing: DeskTiming
    var deliveries: [DeliveryKey: Delivery<Waiter>] = [:]
    var lines = UserLines()
    /// Those whose turn has come while all places were taken.
    var ready = Deque<DeliveryKey>()
    /// Attempts that get no answer, until their connection is closed.
    var held: [Attempt<Waiter>] = []
    var turnedAway = TurnedAway()
    /// How late replies go at present.
    var lateRoute: LateRoute
    /// How many handlers run.
    var running = 0
    /// Whether handlers wait until it is known what an earlier process has left.
    var isHolding = false
    /// The deliveries that have ended while a takeover goes on, of which the store may have said before that they are
    /// unfinished; nil while none does.
    private var endedMeanwhile: Set<DeliveryKey>?
    /// How many attempts came with another body than the first, since anybody asked.
    var differing = 0

    init(configuration: DeskConfiguration, lateRoute: LateRoute) {
        self.configuration = configuration
        self.timing = DeskTiming(configuration)
        self.lateRoute = lateRoute
    }

    /// Whether nothing is being worked on and nobody waits.
    var isIdle: Bool { self.deliveries.isEmpty && self.held.isEmpty }

    /// Whether no handler runs or waits for its turn.
    var hasNoHandlers: Bool { self.running == 0 && self.ready.isEmpty }

    /// Whether a reply that surely nobody was given waits for an attempt; ``release()`` lets go of these.
    var keepsReplies: Bool {
        self.deliveries.values.contains { if case .answered(_, isCertain: true) = $0.stage { true } else { false } }
    }

    /// Begins to take over what the store hands over, during which attempts come too; false where that goes on already.
    mutating func beginTakeOver() -> Bool {
        guard self.endedMeanwhile == nil else { return false }
        self.endedMeanwhile = []
        return true
    }

    /// All that the store has handed over is taken; handlers may run.
    mutating func endTakeOver() {
        self.endedMeanwhile = nil
        self.isHolding = false
    }

    /// Notes that a delivery has ended, as far as its handler is concerned.
    mutating func noteEnd(_ key: DeliveryKey) { self.endedMeanwhile?.insert(key) }

    /// Whether a delivery ended while a takeover goes on.
    func hasEndedMeanwhile(_ key: DeliveryKey) -> Bool { self.endedMeanwhile?.contains(key) == true }

    /// Whether the user was told to ask for the answer of this delivery.
    func isPromised(_ key: DeliveryKey) -> Bool { self.deliveries[key]?.isPromised == true }

    /// Whether another delivery of a user finds a place.
    func hasRoom(for user: OpenID) -> Bool {
        self.deliveries.count < self.configuration.handlers + self.configuration.queue
            && self.lines.count(of: user) < self.configuration.userQueue
    }

    /// Ends the work on a delivery: its user's next one and those that wait for a place move up.
    mutating func leave(_ delivery: Delivery<Waiter>) {
        self.deliveries[delivery.job.key] = nil
        self.giveWay(delivery)
    }

    /// Lets the next ones pass a delivery that stays only until an attempt fetches its reply.
    mutating func giveWay(_ delivery: Delivery<Waiter>) {
        if delivery.holdsPlace { self.running -= 1 }
        guard let key = self.lines.remove(delivery.job.key, of: delivery.job.user),
            let next = self.deliveries[key]
        else { return }
        switch next.stage {
        case .queued: self.ready.append(next.job.key)
        case .behind: next.stage = .behind(nextLook: next.first)
        default: break
        }
    }

    /// The next delivery whose handler can run now; it counts as running from then on.
    mutating func nextRun(at now: Moment) -> DeliveryJob? {
        while !self.isHolding, self.running < self.configuration.handlers, let key = self.ready.popFirst() {
            // It may have been answered meanwhile, or an older one was found before it.
            guard let delivery = self.deliveries[key], case .queued = delivery.stage,
                self.lines.isFirst(key, of: delivery.job.user)
            else { continue }
            self.start(delivery, at: now)
            return delivery.job
        }
        return nil
    }

    /// Forgets a reply that was kept for the next attempt: it was given after all.
    mutating func forgetKept(_ key: DeliveryKey) {
        if case .answered = self.deliveries[key]?.stage { self.deliveries[key] = nil }
    }

    /// Forgets the replies of a user who has left that wait for an attempt.
    /// - Returns: Their deliveries, with which nothing is left to be done.
    mutating func forget(_ user: OpenID) -> [DeliveryKey] {
        let forgotten = self.deliveries.filter { _, delivery in
            if case .answered = delivery.stage { delivery.job.user == user } else { false }
        }
        for key in forgotten.keys { self.deliveries[key] = nil }
        return Array(forgotten.keys)
    }

    /// Gives a delivery a place among the running handlers.
    mutating func start(_ delivery: Delivery<Waiter>, at now: Moment) {
        self.running += 1
        delivery.holdsPlace = true
        delivery.stage = .running(since: now)
    }
}
