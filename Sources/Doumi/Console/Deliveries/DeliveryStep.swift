// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

/// One thing that happened to a delivery; nothing in it comes from its user.
struct DeliveryStep: Sendable {
    enum What: Sendable, Equatable {
        case arrived(attempt: Int)
        case replayed
        case claimed
        case takenOver
        case behind
        case elsewhere
        case knownAlready
        case pickedUp
        case handlerStarted
        case handlerEnded(route: String?, failure: String?)
        case answered(DeskAnswer.Origin, reply: String?, milliseconds: Int)
        case given
        case lost
        case promised
        case worksLater
        case toBeSent
        case waitsForPickup
        case lateEnded
        case lateTried(error: String?, next: String)
        case dead(DeadLetter.Reason, detail: String)
        case userLeft
    }

    let time: WallTime
    let what: What
}
