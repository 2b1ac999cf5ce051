// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

extension DeliveryTable {
    /// Takes over a delivery that another process had begun and claimed; it is its user's next, as it came before all
    /// that are known, or where desks share a store, before those that came later.
    ///
    /// Where an attempt has come meanwhile, its claim is answered by the store, and the delivery goes on from there.
    ///
    /// Where desks share a store, it asks for its turn first.
    mutating func adopt(_ job: DeliveryJob, isPromised: Bool, at now: Moment) {
        guard !self.hasEndedMeanwhile(job.key) else { return }
        if let known = self.deliveries[job.key] {
            guard case .elsewhere = known.stage else { return }
            // The other desk was the one that is gone.
            known.stage = self.firstStage(at: now)
            if case .queued = known.stage, self.lines.isFirst(job.key, of: job.user) { self.ready.append(job.key) }
            return
        }
        let delivery = Delivery<Waiter>(job: job, first: job.arrival, attempts: 0, stage: self.firstStage(at: now))
        // When that was isn't kept: it was told to the last attempt, at its deadline. What came before asked for nothing.
        if isPromised { delivery.promised = job.arrival + DeskTiming.lastAttempt + self.timing.replyDeadline }
        self.deliveries[job.key] = delivery
        let user = job.user
        let isAlone = self.configuration.lease == nil
        let place = self.lines.keys(of: user)
            .firstIndex { key in
                guard let other = self.deliveries[key], !other.holdsPlace else { return false }
                return isAlone || job.arrival < other.first
            }
        self.lines.insert(job.key, of: user, at: place)
        if case .queued = delivery.stage, self.lines.isFirst(job.key, of: user) { self.ready.append(job.key) }
    }

    private func firstStage(at now: Moment) -> Delivery<Waiter>.Stage {
        self.configuration.lease == nil ? .queued : .behind(nextLook: now)
    }

    /// Takes a delivery for which no attempt will come: it stands at the end of its user's line, and its reply goes late.
    ///
    /// Where desks share a store, it asks for its turn first.
    mutating func replay(_ job: DeliveryJob) {
        let stage = self.firstStage(at: job.arrival)
        let delivery = Delivery<Waiter>(job: job, first: job.arrival, attempts: DeskTiming.attempts, stage: stage)
        delivery.isHandedOver = true
        self.deliveries[job.key] = delivery
        self.lines.append(job.key, of: job.user)
        if case .queued = stage, self.lines.isFirst(job.key, of: job.user) { self.ready.append(job.key) }
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
}
