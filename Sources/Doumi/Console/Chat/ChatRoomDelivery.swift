// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// Hands a late reply to the console's window where the console's own follower is to get it, and everybody else's on.
///
/// Only for an account that sends late replies at all: for any other the console's follower fetches them too.
struct ChatRoomDelivery: LateReplyDelivery {
    let next: any LateReplyDelivery
    let room: ChatRoom

    func carried(_ reply: Reply) -> Reply? { self.next.carried(reply) }

    func deliver(_ reply: Reply, to user: OpenID) async throws(LateReplyError) {
        guard user == ChatRoom.user else { return try await self.next.deliver(reply, to: user) }
        self.room.receive(reply)
    }
}
