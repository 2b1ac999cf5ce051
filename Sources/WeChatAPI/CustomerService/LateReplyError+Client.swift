// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

extension LateReplyError {
    /// What a failed send means for the reply.
    init(_ error: WeChatClientError) {
        switch error {
        case .refused(let refusal): self.init(refusal)
        // Nobody has acted on what was answered with a redirect.
        case .notSent, .noToken, .unreadable(.redirect): self = .notSent(reason: error.description)
        case .unknownFate, .unreadable: self = .unknownFate
        case .unencodable: self = .notCarried
        }
    }

    private init(_ refusal: WeChatAPIError) {
        let code = refusal.code.rawValue
        switch code {
        case 48001, 48004: self = .notGranted(code: code)
        case 45015: self = .windowClosed
        case 45047: self = .countExceeded
        case 40003, 43004, 43019, 46004, 48002, 50002, 70000: self = .unreachableUser(code: code)
        // The client has tried a second time where WeChat was busy; the day's quota stays used up until midnight.
        case -1, 45009, 268_487_001, 268_487_002: self = .busy(code: code)
        case 45011: self = .notSent(reason: refusal.description, retryAfter: .seconds(60))
        // A token that WeChat doesn't take, an address that it doesn't know, a frozen account: an operator mends it.
        case 40001, 40014, 41001, 42001, 40125, 40164, 61004, 89503, 89506, 89507, 40243, 50004, 50007:
            self = .notSent(reason: refusal.description)
        default: self = .rejected(code: code)
        }
    }
}
