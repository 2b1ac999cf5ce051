// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// What a table wants done; whoever asked it does it.
enum DeskAction<Waiter> {
    /// Tell an attempt this.
    case answer(Waiter, DeskAnswer)
    /// Ask the store about the delivery again.
    case claim(DeliveryJob)
    /// Run the handler: it is the delivery's turn.
    case run(DeliveryJob)
    /// Keep one of the desk's own texts as the reply, and tell ``DeliveryTable/stored(_:at:)``.
    case tell(DeliveryJob, Reply)
    /// Keep in mind that the user was told to ask for the answer.
    case promise(DeliveryJob)
    /// Cancel the handler and end the delivery without it.
    case abandon(DeliveryJob, isPromised: Bool)
    /// Bring this reply to the user another way, though it was kept as the attempts' answer.
    case divert(DeliveryJob, Reply)
    /// Note that nobody knows whether an attempt of a process that died got this reply.
    case giveUp(DeliveryJob, Reply)
}
