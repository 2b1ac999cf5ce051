// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

extension DeliveryTable {
    /// What to do about an attempt.
    enum Arrival {
        /// Nobody works on the delivery: claim it, and tell ``DeliveryTable/claimed(_:_:at:)``.
        case begin
        /// Another desk may have given its reply: ask the store, and tell ``DeliveryTable/claimed(_:_:at:)``.
        case confirm
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
            guard self.configuration.lease == nil else { return self.confirm(reply, of: delivery, job, waiter) }
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
        let user = job.user
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

    /// Where desks share a store, another may have been told the reply since, and have brought it to the user.
    private mutating func confirm(
        _ reply: Reply,
        of kept: Delivery<Waiter>,
        _ job: DeliveryJob,
        _ waiter: Waiter
    ) -> Arrival {
        let delivery = Delivery<Waiter>(
            job: job,
            first: kept.first,
            attempts: kept.attempts + 1,
            stage: .confirming(reply)
        )
        let isLast = delivery.isLast(arrival: job.arrival)
        delivery.waiting.append(Attempt(waiter: waiter, arrival: job.arrival, isLast: isLast, isFirst: false))
        self.deliveries[job.key] = delivery
        return .confirm
    }

    /// The reply of a delivery about which the store is being asked.
    func confirming(_ key: DeliveryKey) -> Reply? {
        if case .confirming(let reply) = self.deliveries[key]?.stage { reply } else { nil }
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

    /// A claim that was made ahead is in the store, or known to be in memory alone.
    func kept(_ key: DeliveryKey) { self.deliveries[key]?.isKept = true }

    /// Goes on with what the store said to a claim.
    ///
    /// - Parameters:
    ///   - job: The delivery.
    ///   - result: What it said.
    ///   - isKept: Whether the claim is in the store; else ``kept(_:)`` may have said so already, or will.
    ///   - now: The time.
    /// - Returns: What is to be done.
    mutating func claimed(
        _ job: DeliveryJob,
        _ result: ClaimResult,
        isKept: Bool = true,
        at now: Moment
    ) -> Claimed {
        guard let delivery = self.deliveries[job.key] else { return .wait }
        if isKept { delivery.isKept = true }
        if case .confirming(let kept) = delivery.stage {
            // A store that fails has nothing to say against it.
            let reply = if case .answered(let reply, _) = result { reply } else { kept }
            return .over(self.known(delivery, reply, .remembered, at: now))
        }
        switch delivery.stage {
        case .claiming, .behind: break
        default: return .wait
        }
        switch result {
        case .claimed: break
        case .takenOver(let first, let isPromised): self.learn(first, isPromised, of: delivery, at: now)
        case .behind(let first, let isPromised):
            self.learn(first, isPromised, of: delivery, at: now)
            let isFirst = self.lines.isFirst(job.key, of: job.user)
            delivery.stage = .behind(nextLook: isFirst ? now + DeskTiming.look : nil)
            return .wait
        case .running(let first, _):
            delivery.first = job.arrival - first.age(at: job.time)
            delivery.stage = .elsewhere(nextLook: now + DeskTiming.look)
            return .wait
        case .answered(let reply, _): return .over(self.known(delivery, reply, .remembered, at: now))
        case .pickedUp(let reply): return .over(self.known(delivery, reply, .pickedUp, at: now))
        }
        delivery.stage = .queued
        guard self.lines.isFirst(job.key, of: job.user) else { return .wait }
        guard !self.isHolding, self.running < self.configuration.handlers else {
            self.ready.append(job.key)
            return .wait
        }
        self.start(delivery, at: now)
        return .run
    }

    /// Takes in what the store knows of a delivery that was begun before.
    private func learn(_ first: WallTime, _ isPromised: Bool, of delivery: Delivery<Waiter>, at now: Moment) {
        delivery.first = min(delivery.first, delivery.job.arrival - first.age(at: delivery.job.time))
        if isPromised, !delivery.isPromised { delivery.promised = now }
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
