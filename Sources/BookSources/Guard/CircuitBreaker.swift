// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Decides whether a source is asked: not for a while after it failed, then on trial.
///
/// It has no clock and no task.
struct CircuitBreaker: Sendable {
    /// What an answer or a failure changed.
    enum Change: Hashable, Sendable {
        /// The source is asked no more, for so long.
        case opened(Duration)
        /// It answers again.
        case closed
    }

    private enum State {
        case closed(failures: Int)
        case open(until: ContinuousClock.Instant, rest: Duration)
        /// One question is under way that decides.
        case trial(rest: Duration)
    }

    private let limits: SourceLimits
    private var state = State.closed(failures: 0)

    init(_ limits: SourceLimits) { self.limits = limits }

    /// Whether it is asked no more, or on trial only.
    var isOpen: Bool {
        switch self.state {
        case .closed: false
        case .open, .trial: true
        }
    }

    /// Whether the source may be asked; after its rest by one at a time.
    mutating func mayAsk(at now: ContinuousClock.Instant) -> Bool {
        switch self.state {
        case .closed: return true
        case .open(let end, let rest):
            guard end <= now else { return false }
            self.state = .trial(rest: rest)
            return true
        case .trial: return false
        }
    }

    /// The source has answered.
    mutating func answered() -> Change? {
        switch self.state {
        case .closed:
            self.state = .closed(failures: 0)
            return nil
        // An answer to a question from before the circuit opened decides nothing.
        case .open: return nil
        case .trial:
            self.state = .closed(failures: 0)
            return .closed
        }
    }

    /// The source has failed.
    mutating func failed(_ gravity: SourceError.Gravity, at now: ContinuousClock.Instant) -> Change? {
        switch (self.state, gravity) {
        case (.trial(let rest), .none):
            // Nobody knows yet: the next one tries.
            self.state = .open(until: now, rest: rest)
            return nil
        case (_, .none), (.open, _): return nil
        case (.closed, .lasting), (.trial, .lasting): return self.open(for: self.limits.longRest, at: now)
        case (.trial(let rest), .passing): return self.open(for: min(rest * 2, self.limits.longRest), at: now)
        case (.closed(let failures), .passing):
            guard failures + 1 >= self.limits.failures else {
                self.state = .closed(failures: failures + 1)
                return nil
            }
            return self.open(for: self.limits.rest, at: now)
        }
    }

    private mutating func open(for rest: Duration, at now: ContinuousClock.Instant) -> Change {
        self.state = .open(until: now + rest, rest: rest)
        return .opened(rest)
    }
}
