// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol
import WeChatSimulator

/// One push: a number of seconds that nobody else asks for, so that its answer is known wherever it turns up.
struct Question: Sendable {
    /// The text, such as `0.2510000007`: the time to wait in milliseconds, and behind it the question's number.
    let text: String
    let push: SimulatedPush
    let message: IncomingMessage
    let key: DeliveryKey

    /// A question that is answered after some time.
    init(number: Int, delay: Duration, from user: OpenID, at now: UnixTime) throws {
        let milliseconds = Int(delay / .milliseconds(1))
        let digits = String(repeating: "0", count: 3 - String(milliseconds % 1000).count) + "\(milliseconds % 1000)"
        let tail = String(repeating: "0", count: max(7 - String(number).count, 0)) + "\(number)"
        try self.init(text: "\(milliseconds / 1000).\(digits)\(tail)", from: user, at: now)
    }

    /// A text that isn't a number: it fetches what waits for the user, or is answered at once.
    init(text: String, from user: OpenID, at now: UnixTime) throws {
        self.text = text
        self.push = PushDraft.text(text, from: user).push(to: SimulatedPlatform.originalID, at: now)
        self.message = try IncomingMessage(parsing: self.push.xml)
        self.key = DeliveryKey(self.message)
    }

    var user: OpenID { self.push.sender }

    /// What the bot says to it.
    var answer: String { "过了 \(self.text) 秒" }
}
