// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

/// Decides what a caller who needs a token gets: the token, a refresh to carry out, a wait for somebody else's, or an
/// error that is still fresh.
///
/// It has no clock and no task.
struct AccessTokenDesk {
    /// What a caller gets.
    enum Answer {
        /// This token.
        case use(AccessToken)
        /// Carry out this refresh, and report its end by one of the three methods.
        case refresh(AccessTokenRefresh)
        /// Somebody else is at it: ask again when it has ended.
        case wait
        /// There was an error a short while ago; nobody asks WeChat again so soon.
        case fail(WeChatClientError)
    }

    /// What follows from a token that WeChat didn't take.
    struct Rejection: Equatable {
        /// Whether this is the first that is heard of it.
        var isNews: Bool
        /// Whether asking again can bring another token.
        var canHelp: Bool
    }

    private struct Failure {
        var error: WeChatClientError
        var time: WallTime
        var pause: Duration

        /// Whether it still counts; one from the future was kept before the clock was set back.
        func isFresh(at now: WallTime) -> Bool { self.time <= now && now < self.time + self.pause }
    }

    /// After a token was rejected, for how long the rejection of the next one is believed to have another cause.
    private static let healingDistance = Duration.seconds(30)

    private let schedule: AccessTokenSchedule
    private var token: AccessToken?
    private var rejected: RejectedToken?
    /// The last token that WeChat didn't take, whether or not that was believed.
    private var refusedValue: String?
    private var failure: Failure?
    /// Whether a refresh is going on.
    private(set) var isRefreshing = false

    init(schedule: AccessTokenSchedule) { self.schedule = schedule }

    /// A caller needs a token.
    mutating func ask(at now: WallTime) -> Answer {
        let failure = self.failure.flatMap { $0.isFresh(at: now) ? $0 : nil }
        let good = self.token.flatMap { $0.expires > now ? $0 : nil }
        if let good {
            // While it works, a refresh that goes on or failed is nobody's concern.
            if self.isRefreshing || failure != nil || !self.schedule.isDue(good, at: now) { return .use(good) }
        } else {
            if self.isRefreshing { return .wait }
            if let failure { return .fail(failure.error) }
        }
        self.isRefreshing = true
        return .refresh(AccessTokenRefresh(schedule: self.schedule, rejected: self.rejected, fallback: good))
    }

    /// A refresh has ended with a token.
    /// - Returns: Whether it may be used; one that WeChat rejected meanwhile may not, so everybody has to ask again.
    @discardableResult
    mutating func refreshed(_ token: AccessToken) -> Bool {
        self.isRefreshing = false
        guard token.value != self.rejected?.token.value else { return false }
        self.token = token
        self.failure = nil
        return true
    }

    /// A refresh has ended with an error.
    mutating func failed(_ error: WeChatClientError, at now: WallTime) {
        self.isRefreshing = false
        self.failure = Failure(error: error, time: now, pause: Self.pause(after: error))
    }

    /// Whoever carried out a refresh was cancelled: the next caller takes over.
    mutating func abandoned() { self.isRefreshing = false }

    /// WeChat didn't take a token.
    mutating func reject(_ token: AccessToken, error: WeChatAPIError, at now: WallTime) -> Rejection {
        // Calls that were under way with an old one come back one after another.
        guard self.token?.value == token.value else { return Rejection(isNews: false, canHelp: true) }
        let isNews = self.refusedValue != token.value
        self.refusedValue = token.value
        if let last = self.rejected, last.time <= now, last.time + Self.healingDistance > now {
            return Rejection(isNews: isNews, canHelp: false)
        }
        self.rejected = RejectedToken(token: token, error: error, time: now)
        self.token = nil
        return Rejection(isNews: isNews, canHelp: true)
    }

    /// For how long an error is remembered: a minute where a person has to mend something, a few where one has to
    /// answer WeChat, seconds where it is the network's.
    private static func pause(after error: WeChatClientError) -> Duration {
        guard case .refused(let refusal) = error, !refusal.code.isBusy else { return .seconds(5) }
        return [89503, 89506, 89507].contains(refusal.code.rawValue) ? .seconds(300) : .seconds(60)
    }
}
