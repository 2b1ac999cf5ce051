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
            delivery.stage = .storing(reply)
            return .answer
        }
        delivery.stage = .storing(.nothing)
        guard let next = self.askingMessage(for: delivery) else { return .late }
        next.stage = .storing(reply)
        next.origin = .pickedUp
        return .fetched(by: next.job)
    }

    /// The user's first message after the answer to a delivery was promised, if it still waits for an answer.
    private func askingMessage(for promised: Delivery<Waiter>) -> Delivery<Waiter>? {
        for key in self.lines.keys(of: promised.job.user) {
            guard let delivery = self.deliveries[key], delivery.isWaitingForTurn, delivery.job.takesPickup,
                promised.isAskedFor(at: delivery.first), !delivery.waiting.isEmpty
            else { continue }
            return delivery.goesAnotherWay ? nil : delivery
        }
        return nil
    }

    /// Gives the reply that is in the store now to whoever waits for it, and lets the next handler run.
    mutating func stored(_ key: DeliveryKey, at now: Moment) -> Outcome<Waiter> {
        var outcome = Outcome<Waiter>()
        guard let delivery = self.deliveries[key], case .storing(let reply) = delivery.stage else { return outcome }
        self.noteEnd(key)
        outcome.reply = reply
        outcome.origin = delivery.origin
        let patience = self.timing.replyDeadline + DeskTiming.grace
        outcome.held = delivery.waiting.remove { now - $0.arrival > patience }
        outcome.given = delivery.waiting
        if reply == .nothing || delivery.isOwnText || !delivery.waiting.isEmpty {
            self.leave(delivery)
        } else if delivery.goesAnotherWay {
            outcome.isDiverted = true
            self.leave(delivery)
        } else {
            self.giveWay(delivery)
            delivery.holdsPlace = false
            delivery.waiting = Attempts()
            delivery.stage = .answered(reply, isCertain: true)
        }
        outcome.next = self.nextRun(at: now)
        return outcome
    }

    /// Drops a delivery that another desk has taken over; whoever waits for it is let ask again.
    mutating func drop(_ key: DeliveryKey, at now: Moment) -> Outcome<Waiter> {
        var outcome = Outcome<Waiter>()
        self.noteEnd(key)
        if let delivery = self.deliveries[key] {
            outcome.held = delivery.waiting
            self.leave(delivery)
        }
        outcome.next = self.nextRun(at: now)
        return outcome
    }
}
