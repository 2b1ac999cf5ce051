// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatBot
import WeChatProtocol

@Suite struct StoredReplyTests {
    @Test(arguments: [
        Reply.nothing, "", "a\u{0}b]]>", .video(VideoReply(mediaID: "id", title: nil, description: "")),
        .news([Article(title: "1"), Article(title: "", url: "u")]), .transferToCustomerService(account: nil),
    ])
    func `a reply comes back as it was`(_ reply: Reply) {
        #expect(StoredReply.reply(of: StoredReply.bytes(of: reply)) == reply)
    }

    @Test func `the bytes stay what they are`() {
        #expect(StoredReply.bytes(of: "hi") == [1, 0, 0, 0, 3, 0x68, 0x69])
        #expect(StoredReply.bytes(of: .transferToCustomerService(account: nil)) == [7, 0, 0, 0, 0])
        #expect(StoredReply.bytes(of: .nothing) == [0])
    }

    @Test(arguments: [
        [], [99], [1], [1, 0, 0, 0, 0], [1, 0, 0, 0, 9, 0x68], [1, 0, 0, 0], [0, 0, 0, 0, 0], [6, 0, 0, 0, 1],
        [1, 0xFF, 0xFF, 0xFF, 0xFF, 0x68],
    ])
    func `what isn't a reply is none`(_ bytes: [UInt8]) {
        #expect(StoredReply.reply(of: bytes) == nil)
    }
}
