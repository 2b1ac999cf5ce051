// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// What follows when a delivery's reply is in the store.
struct Outcome<Waiter> {
    /// Those that get the reply.
    var given = Attempts<Waiter>()
    /// Those that came too early to be answered in time; their connections are closed.
    var held = Attempts<Waiter>()
    /// The reply.
    var reply = Reply.nothing
    /// How they came by it, if not by the handler.
    var origin: DeskAnswer.Origin?
    /// The reply has to go another way, since that was announced while it was being kept.
    var isDiverted = false
    /// The handler whose turn it is now.
    var next: DeliveryJob?
}
