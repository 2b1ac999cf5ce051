// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

/// Decides the steps of one refresh: what another process has already got, the lease, the call, the store.
///
/// It has no clock and no task.
struct AccessTokenRefresh {
    /// What to do next.
    enum Action: Equatable {
        /// Read the store.
        case read
        /// Ask for the lease.
        case acquire
        /// Wait; somebody else has the lease.
        case pause(Duration)
        /// Ask WeChat for a token.
        case fetch(isForced: Bool)
        /// Ask the store whether a forced refresh is allowed now.
        case countForced
        /// Keep the token in the store.
        case save(AccessToken)
        /// The refresh has ended, with this token.
        case finish(AccessToken)
        /// The refresh has ended, without one.
        case fail(WeChatClientError)
    }

    /// What came of an action.
    enum Event: Equatable {
        /// The store has this token, or none, or can't be read.
        case stored(AccessToken?)
        /// The lease is ours, or another's.
        case acquired(Bool)
        /// The pause is over.
        case paused
        /// The store fails, so there is no lease to wait for.
        case noStore
        /// WeChat gave a token.
        case fetched(AccessToken)
        /// A forced refresh is allowed, or not.
        case mayForce(Bool)
        /// The store keeps this token.
        case saved(AccessToken)
        /// WeChat gave none.
        case failed(WeChatClientError)
    }

    /// How often somebody else's lease is waited for, a quarter of a second each.
    private static let patience = 60

    /// Whether the lease was ours, and has to be given back.
    private(set) var holdsLease = false
    private let schedule: AccessTokenSchedule
    private let rejected: RejectedToken?
    private let fallback: AccessToken?
    private var pauses = 0
    private var isForced = false
    private var fetched: AccessToken?

    /// - Parameters:
    ///   - schedule: When tokens are due.
    ///   - rejected: The last token that WeChat didn't take.
    ///   - fallback: The present token, where it still works and is merely due.
    init(schedule: AccessTokenSchedule, rejected: RejectedToken? = nil, fallback: AccessToken? = nil) {
        self.schedule = schedule
        self.rejected = rejected
        self.fallback = fallback
    }

    /// The first step.
    func begin() -> Action { .read }

    /// The step after an event.
    mutating func step(after event: Event, at now: WallTime) -> Action {
        switch event {
        case .stored(let token):
            if let token, self.isUsable(token), !self.schedule.isDue(token, at: now) { return .finish(token) }
            // What was read before the lease may be older than it.
            return self.holdsLease ? .fetch(isForced: false) : .acquire
        case .acquired(true):
            self.holdsLease = true
            return .read
        case .acquired(false):
            // Somebody is getting the next one, and the present one works.
            if let fallback = self.fallback { return .finish(fallback) }
            guard self.pauses < Self.patience else { return .fetch(isForced: false) }
            self.pauses += 1
            return .pause(.milliseconds(250))
        case .paused: return .read
        case .noStore: return .fetch(isForced: false)
        case .fetched(let token):
            guard !self.isUsable(token) else {
                self.fetched = token
                return .save(token)
            }
            return self.isForced ? self.giveUp() : .countForced
        case .mayForce(false): return self.giveUp()
        case .mayForce(true):
            self.isForced = true
            return .fetch(isForced: true)
        case .saved(let kept): return .finish(self.isUsable(kept) ? kept : self.fetched ?? kept)
        case .failed(let error): return .fail(error)
        }
    }

    private func isUsable(_ token: AccessToken) -> Bool { token.value != self.rejected?.token.value }

    /// WeChat gives nothing but the token that it doesn't take.
    private func giveUp() -> Action {
        .fail(self.rejected.map { .refused($0.error) } ?? .unreadable(.unexpected))
    }
}
