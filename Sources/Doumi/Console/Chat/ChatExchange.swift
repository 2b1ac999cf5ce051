// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatSimulator

/// One push of the console's, and what came of it so far.
struct ChatExchange: Sendable {
    /// What went over the wire in one attempt.
    struct Wire: Sendable {
        let request: PushRequest
        let response: PushResponse?
    }

    let id: Int
    /// What the user said or did.
    let said: String
    /// The push before it was encrypted.
    let push: [UInt8]
    var wires: [Wire] = []
    var attempts: [PushAttempt] = []
    /// What became of it, once it is over.
    var outcome: PushOutcome?
    /// Whether it is a message that the account sent by itself, later than its answer was due.
    var isLate = false
}
