// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol
import WeChatSimulator

extension PushOutcome {
    /// What became of an attempt, on one line.
    var summary: String {
        switch self {
        case .reply(let reply, let isSealed): "reply \(reply.messageType ?? "")\(isSealed ? ", encrypted" : "")"
        case .success: "success (the user sees nothing)"
        case .invalid(let reason): "not a valid answer: \(reason)"
        case .httpError(let status, let body): "HTTP \(status): \(body)"
        case .timeout: "no answer within 5 s"
        case .refused(let reason): "no answer: \(reason)"
        }
    }
}

extension VerificationOutcome {
    /// What became of a verification, on one line.
    var summary: String {
        switch self {
        case .verified: "verified"
        case .wrongEcho(let body): "not verified: the echo came back as \(body)"
        case .httpError(let status, let body): "not verified: HTTP \(status): \(body)"
        case .timeout: "not verified: no answer within 5 s"
        case .refused(let reason): "not verified: \(reason)"
        }
    }
}
