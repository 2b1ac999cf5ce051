// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Whether a durable store is asked, or left alone since it failed: decides, and knows no clock.
///
/// After a failure it is tried again after a second, and then after pauses that double up to four seconds.
struct DurabilityState {
    /// Who does the next piece of work.
    enum Turn: Equatable {
        /// The durable store.
        case durable
        /// The durable store, whose success ends the trouble.
        case probe
        /// Memory.
        case memory
    }

    private static let pauses = (first: Duration.seconds(1), longest: Duration.seconds(4))

    /// What is wrong; nil while nothing is.
    private(set) var problem: String?
    private var pause = Self.pauses.first
    private var nextTry: Moment?
    private var isProbing = false

    /// Whether the durable store does all work, and has missed none.
    var isWell: Bool { self.nextTry == nil }

    mutating func turn(at now: Moment) -> Turn {
        guard let nextTry else { return .durable }
        guard now >= nextTry, !self.isProbing else { return .memory }
        self.isProbing = true
        return .probe
    }

    /// Takes a failure in.
    /// - Returns: Whether it is the first.
    mutating func failed(_ problem: String, turn: Turn, at now: Moment) -> Bool {
        let isFirst = self.problem == nil
        self.problem = problem
        if isFirst {
            if turn == .probe { self.isProbing = false }
            self.pause = Self.pauses.first
            self.nextTry = now + self.pause
        } else if turn == .probe {
            self.isProbing = false
            self.pause = min(self.pause * 2, Self.pauses.longest)
            self.nextTry = now + self.pause
        }
        return isFirst
    }

    /// Takes in that a probe ended, and that there is more to do before all is well: the next may begin at once.
    mutating func probeAgain() { self.isProbing = false }

    /// Takes in that the durable store has missed something, though it doesn't fail: the next turn is a probe.
    mutating func missed(at now: Moment) {
        if self.nextTry == nil { self.nextTry = now }
    }

    /// Takes in that a probe succeeded: the durable store has all again.
    mutating func recovered() { self = Self() }
}
