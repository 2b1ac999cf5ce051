// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

/// Tells a wrong clock from a forged push: when every authentic push is off by about the same time, it is the clock.
final class ClockWatch: Sendable {
    private struct State {
        var stale = 0
        var skew: Int64 = 0
        var nonce = ""
        var isWrong = false
    }

    /// How many stale pushes in a row, with no good one between, mean that the clock is wrong.
    private static let enough = 3
    private let state = Mutex(State())
    /// Whether there is anything that a good push puts right; asked without the lock, as every push does.
    private let isInDoubt = Atomic(false)

    /// By how many seconds the clock seems to be wrong; nil while it seems right.
    var skew: Int64? { self.state.withLock { $0.isWrong ? $0.skew : nil } }

    func recordFresh() {
        guard self.isInDoubt.load(ordering: .relaxed) else { return }
        self.state.withLock { state in
            state = State()
            self.isInDoubt.store(false, ordering: .relaxed)
        }
    }

    /// Notes an authentic push that is too old or too new; true when this one shows that the clock is wrong.
    ///
    /// One URL that somebody has seen and sends again and again is no sign of that.
    func recordStale(skew: Int64, nonce: String) -> Bool {
        self.state.withLock { state in
            if state.stale > 0, state.nonce == nonce { return false }
            self.isInDoubt.store(true, ordering: .relaxed)
            state.stale = state.stale > 0 && abs(state.skew - skew) < 60 ? state.stale + 1 : 1
            state.skew = skew
            state.nonce = nonce
            guard state.stale >= Self.enough, !state.isWrong else { return false }
            state.isWrong = true
            return true
        }
    }
}
