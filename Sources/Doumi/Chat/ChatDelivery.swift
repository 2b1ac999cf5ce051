// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// Hands a chat's late replies to whoever shows them, as WeChat brings customer-service messages.
struct ChatDelivery: LateReplyDelivery {
    let show: @Sendable (Reply) -> Void

    func carried(_ reply: Reply) -> Reply? { reply }

    func deliver(_ reply: Reply, to user: OpenID) async throws(LateReplyError) { self.show(reply) }
}
