// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// What is remembered of one delivery.
struct DeliveryStory: Sendable {
    /// How far it is.
    enum State: String, Sendable, CaseIterable {
        case working, answered, late, sent, failed
    }

    private static let mostSteps = 40
    // In Unicode scalars: a `Character` may be of any length.
    private static let longestName = 64
    private static let longestText = 2000

    let account: String
    let key: DeliveryKey
    /// Who sent it; shown as a hash.
    let user: OpenID
    /// Its MsgType, or its Event.
    let type: String
    let first: WallTime
    /// What its user wrote, where the operator wants to see it.
    var text: String?
    /// What the bot said, where the operator wants to see it.
    var reply: String?
    /// Whether its user has left, so that nothing they wrote or read may be noted any more.
    private var isForgotten = false
    var state = State.working
    var attempts = 0
    var route: String?
    /// How long WeChat's first request waited for its answer.
    var milliseconds: Int?
    private(set) var steps: [DeliveryStep] = []
    /// The number of the last change of all stories that was one of this.
    var version: UInt64 = 0

    init(_ message: IncomingMessage, of event: DeskEvent, text: String?) {
        self.account = event.account
        self.key = event.key
        self.user = message.sender
        self.type = String((message.eventName ?? message.type).unicodeScalars.prefix(Self.longestName))
        self.first = event.time
        self.text = text.map { String($0.unicodeScalars.prefix(Self.longestText)) }
    }

    /// Adds a step; of what is too much the first ones stay.
    mutating func add(_ what: DeliveryStep.What, at time: WallTime) {
        guard self.steps.count < Self.mostSteps else { return }
        self.steps.append(DeliveryStep(time: time, what: what))
    }

    /// Notes what the bot said.
    mutating func note(_ reply: Reply) {
        guard reply != .nothing, !self.isForgotten else { return }
        self.reply = String(PlainText.rendering(reply).unicodeScalars.prefix(Self.longestText))
    }

    /// Forgets what was written.
    mutating func forgetText() { (self.text, self.reply, self.isForgotten) = (nil, nil, true) }
}
