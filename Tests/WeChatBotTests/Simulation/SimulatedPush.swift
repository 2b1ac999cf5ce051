// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// One push of a simulation, and what its handler does with it.
struct SimulatedPush: Sendable {
    let number: Int
    /// When it is first delivered, in milliseconds.
    let start: Int64
    let message: IncomingMessage
    let key: DeliveryKey
    /// Milliseconds that the handler takes.
    let work: Int64
    let fails: Bool
    /// Whether its user unfollows by it, and everything that is stored about them is deleted.
    let leaves: Bool
    let reply: Reply
    /// Milliseconds that the handler leaves for later, if it does, and what comes of it.
    let later: Int64?
    let laterReply: Reply

    init(number: Int, user: Int64, _ time: SimulatedTime) {
        let user = OpenID(rawValue: "oUser\(user)")
        self.number = number
        self.start = time.random(0...8000)
        let id = MessageID(rawValue: UInt64(number + 1))
        let second = UnixTime(rawValue: 1_767_225_600 + self.start / 1000)
        // One at the most, as two of a user in one second would be one delivery.
        self.leaves = number == 3 && time.chance(20)
        self.message =
            self.leaves
            ? IncomingMessage(from: user, at: second, .event(UnsubscribeEvent()))
            : time.chance(80)
                ? IncomingMessage(from: user, at: second, id: id, .text(TextMessage(content: "push \(number)")))
                : IncomingMessage(from: user, at: second, .event(ClickEvent(key: "push \(number)")))
        self.key = DeliveryKey(self.message)
        self.work = time.choose([0, 0, 0, 10, 900, 3000, 4440, 4600, 6000, 9000, 13_000, 16_000, 30_000])
        self.fails = time.chance(5)
        self.reply = time.chance(5) ? .nothing : .text("reply \(number)")
        self.later = time.chance(15) ? time.choose([0, 500, 8000, 15_000, 30_000]) : nil
        self.laterReply = .text("later \(number)")
    }

    /// When its user sent it, by WeChat's clock.
    var second: Int64 { self.message.createTime.rawValue }
}
