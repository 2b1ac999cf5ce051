// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

extension DeliveryTable {
    /// Does what is due by now.
    mutating func tick(at now: Moment) -> [DeskAction<Waiter>] {
        var actions: [DeskAction<Waiter>] = []
        for attempt in self.held where attempt.hasWaited(DeskTiming.hold, at: now) {
            actions.append(.answer(attempt.waiter, .held))
        }
        if !actions.isEmpty { self.held.removeAll { $0.hasWaited(DeskTiming.hold, at: now) } }
        for delivery in self.due(at: now) { self.attend(to: delivery, at: now, &actions) }
        while let job = self.nextRun(at: now) { actions.append(.run(job)) }
        return actions
    }

    /// What is due, in the order in which it came, so that a simulation goes the same way twice.
    private func due(at now: Moment) -> [Delivery<Waiter>] {
        let due = self.deliveries.values.filter { $0.isDue(at: now, self.timing) }
        guard due.count > 1 else { return due }
        return due.sorted { ($0.first, $0.job.key) < ($1.first, $1.job.key) }
    }

    /// Lets go of attempts that get no answer and of replies that wait for an attempt, since the server is about to stop:
    /// the next process couldn't tell whether these were given.
    mutating func release() -> [DeskAction<Waiter>] {
        var actions: [DeskAction<Waiter>] = self.held.map { .answer($0.waiter, .held) }
        self.held.removeAll()
        for (key, delivery) in self.deliveries {
            guard case .answered(let reply, isCertain: true) = delivery.stage else { continue }
            self.deliveries[key] = nil
            actions.append(.divert(delivery.job, reply))
        }
        return actions
    }

    /// The deliveries whose claims this desk goes on holding.
    func renewals() -> [DeliveryKey] {
        self.deliveries.values.compactMap { delivery in
            switch delivery.stage {
            case .queued, .behind, .running, .storing, .answered, .confirming: delivery.job.key
            case .claiming, .elsewhere: nil
            }
        }
    }

    private mutating func attend(
        to delivery: Delivery<Waiter>,
        at now: Moment,
        _ actions: inout [DeskAction<Waiter>]
    ) {
        self.answerExpired(delivery, at: now, &actions)
        switch delivery.stage {
        case .elsewhere(let nextLook) where now >= nextLook:
            guard !delivery.waiting.isEmpty else { return self.leave(delivery) }
            delivery.stage = .claiming
            actions.append(.claim(delivery.job))
        case .behind(let nextLook?) where now >= nextLook:
            delivery.stage = .behind(nextLook: nil)
            if self.lines.isFirst(delivery.job.key, of: delivery.job.user) { actions.append(.claim(delivery.job)) }
        case .running(let since) where now - since > self.timing.handlerTimeout:
            delivery.stage = .storing(.nothing)
            actions.append(.abandon(delivery.job, isPromised: delivery.isPromised))
        case .answered(let reply, let isCertain):
            self.deliveries[delivery.job.key] = nil
            actions.append(isCertain ? .divert(delivery.job, reply) : .giveUp(delivery.job, reply))
        default: break
        }
    }

    /// Decides about the attempts of a delivery whose deadline has come, before WeChat closes their connections.
    private mutating func answerExpired(
        _ delivery: Delivery<Waiter>,
        at now: Moment,
        _ actions: inout [DeskAction<Waiter>]
    ) {
        let deadline = self.timing.replyDeadline
        if self.isAskingForAnswer(delivery), delivery.waiting.contains(where: { $0.hasWaited(deadline, at: now) }) {
            delivery.stage = .storing(self.configuration.texts.stillWorking)
            delivery.origin = .stillWorking
            delivery.isOwnText = true
            actions.append(.tell(delivery.job, self.configuration.texts.stillWorking))
            return
        }
        let expired = delivery.waiting.remove { $0.hasWaited(deadline, at: now) }
        expired.forEach { self.handOver($0, of: delivery, at: now, &actions) }
    }

    /// Whether a message waits behind a delivery whose answer its user was told to ask for.
    private func isAskingForAnswer(_ delivery: Delivery<Waiter>) -> Bool {
        guard delivery.isWaitingForTurn, delivery.job.takesPickup else { return false }
        return self.lines.keys(of: delivery.job.user).prefix { $0 != delivery.job.key }
            .contains { self.deliveries[$0]?.isAskedFor(at: delivery.first) == true }
    }

    /// The hand-over: what an attempt is told at its deadline, with the answer not ready.
    private mutating func handOver(
        _ attempt: Attempt<Waiter>,
        of delivery: Delivery<Waiter>,
        at now: Moment,
        _ actions: inout [DeskAction<Waiter>]
    ) {
        let isKept = if case .claiming = delivery.stage { false } else { delivery.isKept }
        // WeChat's next request is needed.
        guard isKept || attempt.isLast else { return self.hold(attempt) }
        switch self.lateRoute {
        case .customerService:
            delivery.isHandedOver = true
            actions.append(.answer(attempt.waiter, DeskAnswer(reply: .nothing, origin: .handedOver)))
        case .pickup where !attempt.isLast: self.hold(attempt)
        case .pickup where delivery.job.message.replyWindow == nil:
            // Nobody typed or tapped anything: a text would come out of the blue.
            delivery.isHandedOver = true
            actions.append(.answer(attempt.waiter, DeskAnswer(reply: .nothing, origin: .handedOver)))
        case .pickup:
            delivery.promised = now
            actions.append(
                .answer(attempt.waiter, DeskAnswer(reply: self.configuration.texts.promise, origin: .promised))
            )
            actions.append(.promise(delivery.job))
        }
    }
}
