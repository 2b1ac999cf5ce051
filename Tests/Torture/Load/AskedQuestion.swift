// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol
import WeChatSimulator

/// A question that was asked until there was an answer, or in vain.
struct AskedQuestion: Sendable {
    let question: Question
    /// When WeChat's first request began.
    let start: ContinuousClock.Instant
    /// All requests, in their order.
    var attempts: [PushAttempt] = []

    /// What the user read: the text of the answer, where one came that was a text.
    var text: String? {
        guard case .text(let text) = self.attempts.last?.outcome.reply else { return nil }
        return text
    }

    /// Whether WeChat was content in the end.
    var isAnswered: Bool { self.attempts.last?.outcome.isValid == true }

    /// When the answer came.
    var end: ContinuousClock.Instant? {
        guard self.isAnswered, let last = self.attempts.last else { return nil }
        return self.start + last.start + last.duration
    }

    /// How long WeChat waited for the answer of the request that got one.
    var patience: Duration? { self.isAnswered ? self.attempts.last?.duration : nil }
}
