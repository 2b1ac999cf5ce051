// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

@testable import WeChatBot

@Suite struct LateSendingsTests {
    private func late(_ id: UInt64, to user: OpenID) -> LateReply {
        LateReply(
            id: LateReply.ID(key: TableFixture.key(id)),
            user: UserKey(account: "main", user: user),
            reply: "late",
            way: .send(notBefore: 0),
            expires: 1000
        )
    }

    @Test func `of a user who leaves in the middle of it no sending is known`() {
        var sendings = LateSendings()
        let (leaver, friend) = (self.late(1, to: "oLeaver"), self.late(2, to: "oFriend"))
        sendings.insert(leaver)
        sendings.insert(friend)
        sendings.forget(UserKey(account: "main", user: "oLeaver"))
        #expect(sendings.count == 1)
        let (isLeaverKnown, isFriendKnown) = (sendings.remove(leaver), sendings.remove(friend))
        #expect(!isLeaverKnown)
        #expect(isFriendKnown)
        #expect(sendings.count == 0)
    }
}
