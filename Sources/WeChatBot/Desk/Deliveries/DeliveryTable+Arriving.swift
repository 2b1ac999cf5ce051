// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

extension DeliveryTable {
    /// What to do about an attempt.
    enum Arrival {
        /// Nobody works on the delivery: claim it, and tell ``DeliveryTable/claimed(_:_:at:)``.
        case begin
        /// The attempt waits; its answer will be an action.
        case wait
        /// It is answered at once; with this attempt's own job.
        case answer(Reply, DeskAnswer.Origin)
    }

    /// What to do about a claim that the store has answered.
    enum Claimed {
        /// Run the handler.
        case run
        /// Nothing now.
        case wait
        /// The delivery is over.
        case over(Outcome<Waiter>)
    }

    /// Decides about an attempt, which waits unless it is answered at once.
    mutating func arrive(_ job: DeliveryJob, _ waiter: Waiter) -> Arrival {
        guard let delivery = self.deliveries[job.key] else { return self.begin(job, waiter) }
        if delivery.isPushKnown, delivery.job.digest != job.digest { self.differing += 1 }
        if case .answered(let reply, _) = delivery.stage {
            self.deliveries[job.key] = nil
            return .answer(reply, .remembered)
        }
        delivery.attempts += 1
        if delivery.isHandedOver { return .answer(.nothing, .handedOver) }
        if delivery.isPromised { return .answer(self.configuration.texts.promise, .promised) }
        let isLast = delivery.isLast(arrival: job.arrival)
        delivery.waiting.append(Attempt(waiter: waiter, arrival: job.arrival, isLast: isLast, isFirst: false))
        return .wait
    }

    private mutating func begin(_ job: DeliveryJob, _ waiter: Waiter) -> Arrival {
        let user = job.message.sender
        guard self.hasRoom(for: user) else { return self.turnAway(job, waiter) }
        let before = self.turnedAway.remove(job.key)
        let delivery = Delivery<Waiter>(
            job: job,
            first: before?.first ?? job.arrival,
            attempts: 1 + (before?.attempts ?? 0),
            stage: .claiming
        )
        let isLast = delivery.isLast(arrival: job.arrival)
        delivery.waiting.append(Attempt(waiter: waiter, arrival: job.arrival, isLast: isLast, isFirst: true))
        self.deliveries[job.key] = delivery
        self.lines.append(job.key, of: user)
        return .begin
    }

    /// WeChat's next request is a better moment; the last one is told.
    private mutating func turnAway(_ job: DeliveryJob, _ waiter: Waiter) -> Arrival {
        guard self.turnedAway.isLast(job.key, arrival: job.arrival) else {
            self.hold(Attempt(waiter: waiter, arrival: job.arrival, isLast: false, isFirst: true))
            return .wait
        }
        return .answer(job.message.isEvent ? .nothing : self.configuration.texts.busy, .busy)
    }

    /// Leaves an attempt without an answer until WeChat has closed its connection.
    mutating func hold(_ attempt: Attempt<Waiter>) { self.held.append(attempt) }

    /// Takes over a delivery that another process had begun and claimed; it is its user's next, as it came before all
    /// that are known.
    ///
    /// Where an attempt has come meanwhile, its claim is answered by the store, and the delivery goes on from there.
    mutating func adopt(_ job: DeliveryJob, isPromised: Bool) {
        guard !self.hasEndedMeanwhile(job.key) else { return }
        if let known = self.deliveries[job.key] {
            guard case .elsewhere = known.stage else { return }
            // The other desk was the one that is gone.
            known.stage = .queued
            if self.lines.isFirst(job.key, of: job.message.sender) { self.ready.append(job.key) }
            return
        }
        let delivery = Delivery<Waiter>(job: job, first: job.arrival, attempts: 0, stage: .queued)
        // When that was isn't kept: it was told to the last attempt.
        if isPromised { delivery.promised = job.arrival + DeskTiming.lastAttempt }
        self.deliveries[job.key] = delivery
        let user = job.message.sender
        let isFirstRunning = self.lines.first(of: user).map { self.deliveries[$0]?.holdsPlace == true } ?? false
        self.lines.prepend(job.key, of: user, behindFirst: isFirstRunning)
        if !isFirstRunning { self.ready.append(job.key) }
    }

    /// Keeps a reply for the next attempt; for how long depends on when the first one came.
    mutating func keep(_ reply: Reply, of job: DeliveryJob, isCertain: Bool) {
        guard self.deliveries[job.key] == nil, isCertain || !self.hasEndedMeanwhile(job.key) else { return }
        self.deliveries[job.key] = Delivery(
            job: job,
            first: job.arrival,
            attempts: DeskTiming.attempts,
            stage: .answered(reply, isCertain: isCertain)
        )
    }

    /// Goes on with what the store said to a claim.
    mutating func claimed(_ job: DeliveryJob, _ result: ClaimResult, at now: Moment) -> Claimed {
        guard let delivery = self.deliveries[job.key], case .claiming = delivery.stage else { return .wait }
        switch result {
        case .claimed: break
        case .takenOver(let first, let isPromised):
            delivery.first -= first.age(at: job.time)
            if isPromised { delivery.promised = now }
        case .running(let first, _):
            delivery.first = job.arrival - first.age(at: job.time)
            delivery.stage = .elsewhere(nextLook: now + DeskTiming.look)
            return .wait
        case .answered(let reply, _): return .over(self.known(delivery, reply, .remembered, at: now))
        case .pickedUp(let reply): return .over(self.known(delivery, reply, .pickedUp, at: now))
        }
        delivery.stage = .queued
        guard self.lines.isFirst(job.key, of: job.message.sender) else { return .wait }
        guard !self.isHolding, self.running < self.configuration.handlers else {
            self.ready.append(job.key)
            return .wait
        }
        self.start(delivery, at: now)
        return .run
    }

    /// Ends a delivery whose reply the store had already.
    private mutating func known(
        _ delivery: Delivery<Waiter>,
        _ reply: Reply,
        _ origin: DeskAnswer.Origin,
        at now: Moment
    ) -> Outcome<Waiter> {
        delivery.origin = origin
        delivery.stage = .storing(reply)
        return self.stored(delivery.job.key, at: now)
    }
}
