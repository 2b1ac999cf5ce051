// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import TestSupport
import Testing
import WeChatProtocol
import WeChatSimulator

extension BrowserTests {
    /// What comes later than the five seconds.
    @Suite struct ConsoleLateReplyTests {
        private let folder: TemporaryFolder

        init() throws { self.folder = try TemporaryFolder() }

        @Test func `what a slow source finds comes with the next message`() async throws {
            let gate = Gate()
            let found = #"{"data":[{"uuid":"1","title":"很新的书","author":["某人"],"isbn":"9787506300001"}]}"#
            try await LoopbackSite.run { _ in
                await gate.pass()
                return LoopbackSite.answer(found, "application/json")
            } _: { port in
                let settings = [
                    "BOOKS_SOURCES": "local,neodb", "NEODB_BASE_URL": "http://127.0.0.1:\(port)",
                    "WECHAT_REPLY_DEADLINE": "1s", "WECHAT_LATE_REPLIES": "pickup",
                ]
                try await ChatWindow.visit(settings, in: self.folder) { chat in
                    let early = try await chat.say("很新的书")
                    #expect(early.contains("没有找到「很新的书」"))
                    #expect(early.contains("还在问 NeoDB，找到了再告诉你"))
                    gate.open()
                    // The source's answer may still be on its way when the next message is there.
                    var late = ""
                    for _ in 0..<20 where !late.contains("刚才要找的书，找到了") { late = try await chat.say("谢谢") }
                    #expect(late.hasPrefix("很新的书"))
                    #expect(late.contains("某人"))
                    let thanks = try await chat.say("谢谢")
                    #expect(thanks == "不客气，看书愉快！")
                }
            }
        }

        @Test func `with an AppSecret what comes late appears by itself, and goes to nobody else`() async throws {
            let gate = Gate()
            let found = #"{"data":[{"uuid":"1","title":"很新的书","author":["某人"],"isbn":"9787506300001"}]}"#
            try await SimulatedAPI.run { api in
                try await LoopbackSite.run { _ in
                    await gate.pass()
                    return LoopbackSite.answer(found, "application/json")
                } _: { port in
                    let settings = [
                        "BOOKS_SOURCES": "local,neodb", "NEODB_BASE_URL": "http://127.0.0.1:\(port)",
                        "WECHAT_REPLY_DEADLINE": "1s", "WECHAT_APP_ID": api.appID.rawValue,
                        "WECHAT_APP_SECRET": api.secret, "WECHAT_API_BASE_URL": try await api.baseURL,
                    ]
                    try await ChatWindow.visit(settings, in: self.folder) { chat in
                        #expect(try await chat.say("很新的书").contains("还在问 NeoDB，找到了再告诉你"))
                        gate.open()
                        try await chat.browser.wait(
                            until: "document.getElementById('log').innerText.includes('刚才要找的书，找到了')"
                        )
                        #expect(api.received(at: "/cgi-bin/message/custom/send").isEmpty)
                    }
                }
            }
        }
    }
}
