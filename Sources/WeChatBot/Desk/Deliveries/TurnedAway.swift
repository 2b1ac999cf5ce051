// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// Deliveries that came when too much was being worked on: how often they came, so that the last attempt is told so.
struct TurnedAway {
    private struct Visitor {
        var first: Moment
        var attempts: Int
    }

    private let capacity: Int
    private var visitors: [DeliveryKey: Visitor] = [:]

    init(capacity: Int = 4096) { self.capacity = capacity }

    /// Counts an attempt that finds no place; whether it is WeChat's last, as far as is known.
    mutating func isLast(_ key: DeliveryKey, arrival: Moment) -> Bool {
        self.makeRoom(at: arrival)
        guard var visitor = self.visitors[key] else {
            // Who isn't counted is answered at once: nobody could tell their last attempt.
            guard self.visitors.count < self.capacity else { return true }
            self.visitors[key] = Visitor(first: arrival, attempts: 1)
            return false
        }
        visitor.attempts += 1
        self.visitors[key] = visitor
        return visitor.attempts >= DeskTiming.attempts || arrival - visitor.first >= DeskTiming.lastAttempt
    }

    /// The first attempt and the number of attempts of a delivery that found a place at last; nil for a new one.
    mutating func remove(_ key: DeliveryKey) -> (first: Moment, attempts: Int)? {
        guard !self.visitors.isEmpty, let visitor = self.visitors.removeValue(forKey: key) else { return nil }
        return (visitor.first, visitor.attempts)
    }

    private mutating func makeRoom(at now: Moment) {
        guard self.visitors.count >= self.capacity else { return }
        self.visitors = self.visitors.filter { now - $0.value.first < DeskTiming.lastChance }
    }
}
