// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Why a late reply didn't arrive, told apart by what is to be done about it.
public enum LateReplyError: Error, Hashable, Sendable {
    /// The customer-service API has no form for this reply.
    case notCarried
    /// The account hasn't the right to send customer-service messages (48001, 48004): it won't have it for the next.
    case notGranted(code: Int)
    /// The user's last action is too long ago (45015).
    case windowClosed
    /// The user has got as many messages as the last action allows (45047).
    case countExceeded
    /// This user can't be reached: no follower, blocked, messages switched off.
    case unreachableUser(code: Int)
    /// WeChat won't take this message, now or later.
    case rejected(code: Int)
    /// WeChat takes no more for now, and trying again would add to its load: it was busy, also when asked a second time
    /// (-1), or the day's quota is used up (45009).
    case busy(code: Int)
    /// It certainly wasn't sent, and may be tried again later: no connection, no token, too many calls in this minute.
    ///
    /// The reason is in words for an operator, who may have to mend something, and holds no secret; `retryAfter` is how
    /// long to wait at the least.
    case notSent(reason: String, retryAfter: Duration? = nil)
    /// The request went out and no answer came: the user may have it or not, so it is never sent again.
    case unknownFate
}

extension LateReplyError {
    /// A label for logs; with WeChat's code where it gave one.
    public var label: String {
        switch self {
        case .notCarried: "not carried by customer service"
        case .notGranted(let code): "not granted (\(code))"
        case .windowClosed: "window closed"
        case .countExceeded: "count exceeded"
        case .unreachableUser(let code): "user unreachable (\(code))"
        case .rejected(let code): "rejected (\(code))"
        case .busy(let code): "busy (\(code))"
        case .notSent: "not sent"
        case .unknownFate: "unknown fate"
        }
    }

    /// What went wrong, for metrics.
    enum Cause: String, MetricLabel {
        case notCarried = "not_carried"
        case notGranted = "not_granted"
        case windowClosed = "window_closed"
        case countExceeded = "count_exceeded"
        case unreachableUser = "unreachable_user"
        case rejected
        case busy
        case notSent = "not_sent"
        case unknownFate = "unknown_fate"
    }

    /// The same without its details.
    var cause: Cause {
        switch self {
        case .notCarried: .notCarried
        case .notGranted: .notGranted
        case .windowClosed: .windowClosed
        case .countExceeded: .countExceeded
        case .unreachableUser: .unreachableUser
        case .rejected: .rejected
        case .busy: .busy
        case .notSent: .notSent
        case .unknownFate: .unknownFate
        }
    }

    /// Why it wasn't sent, in words for an operator, where the label doesn't say it; holds no secret, and isn't from a
    /// bounded set.
    public var reason: String? {
        guard case .notSent(let reason, _) = self else { return nil }
        return reason
    }
}
