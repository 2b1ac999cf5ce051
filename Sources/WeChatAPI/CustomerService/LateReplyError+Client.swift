// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

extension LateReplyError {
    /// What a failed send means for the reply.
    init(_ error: WeChatClientError) {
        switch error {
        case .refused(let refusal): self.init(code: refusal.code.rawValue)
        case .notSent, .noToken: self = .notSent
        case .unknownFate, .unreadable: self = .unknownFate
        case .unencodable: self = .notCarried
        }
    }

    private init(code: Int) {
        switch code {
        case 48001, 48004: self = .notGranted(code: code)
        case 45015: self = .windowClosed
        case 45047: self = .countExceeded
        case 40003, 43004, 43019, 46004, 48002, 50002, 70000: self = .unreachableUser(code: code)
        // Busy, a quota used up.
        case -1, 45009, 45011, 268_487_001, 268_487_002: self = .notSent
        // A token that WeChat doesn't take, an address that it doesn't know, a frozen account: an operator mends it.
        case 40001, 40014, 41001, 42001, 40164, 61004, 89503, 89506, 89507, 40243, 50004, 50007: self = .notSent
        default: self = .rejected(code: code)
        }
    }
}
