// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

/// What became of a call, in a few words for metrics.
enum APIOutcome: String, MetricLabel {
    case ok
    /// WeChat is too busy.
    case busy
    /// The token was at fault.
    case token
    /// The caller's address isn't in the account's list.
    case ip
    /// The day's or the minute's calls are used up.
    case quota
    /// The account hasn't the right.
    case right
    /// WeChat said no for another reason.
    case refused
    case notSent = "not_sent"
    case unknownFate = "unknown_fate"
    case unreadable
    case cancelled

    /// - Parameter error: Why the call failed; nil where it didn't.
    init(_ error: WeChatClientError?) {
        self =
            switch error {
            case nil: .ok
            case .refused(let refusal): Self(refusal.code)
            case .notSent(.cancelled), .unknownFate(.cancelled): .cancelled
            case .notSent, .noToken, .unencodable: .notSent
            case .unknownFate: .unknownFate
            case .unreadable: .unreadable
            }
    }

    private init(_ code: WeChatAPIError.Code) {
        self =
            switch code {
            case _ where code.isBusy: .busy
            case _ where code.isOfToken: .token
            case .ipNotAllowed: .ip
            case .quotaUsedUp, .tooFrequent: .quota
            case .notGranted, .banned: .right
            default: .refused
            }
    }
}
