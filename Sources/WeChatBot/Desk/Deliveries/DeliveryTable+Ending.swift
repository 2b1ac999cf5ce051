// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

extension DeliveryTable {
    /// What a handler's reply becomes.
    enum Ending {
        /// The answer of the attempts that wait, or of the next one.
        case answer
        /// A late reply.
        case late
        /// The answer to the user's next message, by which they ask for it.
        case fetched(by: DeliveryJob)
        /// Nothing: the delivery was given up, or is another desk's.
        case abandoned
    }

    /// Decides where a handler's reply goes, which is to be written to the store then.
    mutating func ended(_ key: DeliveryKey, with reply: Reply) -> Ending {
        guard let delivery = self.deliveries[key], case .running = delivery.stage else { return .abandoned }
        guard reply != .nothing, delivery.goesAnotherWay else {
            self.deliveries[key]?.stage = .storing(reply)
            return .answer
        }
        self.deliveries[key]?.stage = .storing(.nothing)
        guard let next = self.askingMessage(for: delivery) else { return .late }
        self.deliveries[next.key]?.stage = .storing(reply)
        self.deliveries[next.key]?.origin = .pickedUp
        return .fetched(by: next)
    }

    /// The user's first message after the answer to a delivery was promised, if it still waits for an answer.
    private func askingMessage(for promised: Delivery<Waiter>) -> DeliveryJob? {
        for key in self.lines.keys(of: promised.job.message.sender) {
            guard let delivery = self.deliveries[key], case .queued = delivery.stage, delivery.job.takesPickup,
                promised.isAskedFor(at: delivery.first), !delivery.waiting.isEmpty
            else { continue }
            return delivery.goesAnotherWay ? nil : delivery.job
        }
        return nil
    }

    /// Gives the reply that is in the store now to whoever waits for it, and lets the next handler run.
    mutating func stored(_ key: DeliveryKey, at now: ContinuousClock.Instant) -> Outcome<Waiter> {
        var outcome = Outcome<Waiter>()
        guard var delivery = self.deliveries[key], case .storing(let reply) = delivery.stage else { return outcome }
        self.noteEnd(key)
        outcome.reply = reply
        outcome.origin = delivery.origin
        let patience = self.timing.replyDeadline + DeskTiming.grace
        outcome.held = delivery.waiting.remove { now - $0.arrival > patience }
        outcome.given = delivery.waiting
        if reply == .nothing || delivery.isOwnText || !delivery.waiting.isEmpty {
            self.leave(key)
        } else if delivery.goesAnotherWay {
            outcome.isDiverted = true
            self.leave(key)
        } else {
            self.giveWay(delivery)
            delivery.holdsPlace = false
            delivery.waiting = Attempts()
            delivery.stage = .answered(reply, isCertain: true)
            self.deliveries[key] = delivery
        }
        outcome.next = self.nextRun(at: now)
        return outcome
    }

    /// Drops a delivery that another desk has taken over; whoever waits for it is let ask again.
    mutating func drop(_ key: DeliveryKey, at now: ContinuousClock.Instant) -> Outcome<Waiter> {
        var outcome = Outcome<Waiter>()
        outcome.held = self.deliveries[key]?.waiting ?? Attempts()
        self.noteEnd(key)
        self.leave(key)
        outcome.next = self.nextRun(at: now)
        return outcome
    }
}
