// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

extension BrowserTests {
    /// The chat: a follower of an account in safe mode.
    @Suite struct ConsoleChatTests {
        private let folder: TemporaryFolder

        init() throws { self.folder = try TemporaryFolder() }

        @Test func `a title gets its card, an author a list, and a number the book in it`() async throws {
            try await ChatWindow.visit(["HTTP_PUBLIC_URL": "https://books.example"], in: self.folder) { chat in
                let card = try await chat.say("浪潮之巅")
                #expect(card.hasPrefix("浪潮之巅 · 豆瓣评分 9.1"))
                try await chat.browser.wait(until: "document.querySelector('.news img')?.naturalWidth > 0")
                #expect(try await chat.last("last.querySelector('.news').rel") == "noreferrer noopener")
                #expect(try await chat.last("last.querySelector('.mine').lastChild.data") == "浪潮之巅")
                #expect(
                    try await chat.last("last.querySelector('.attempts').innerText", as: String.self)
                        .contains(/^第 1 次：[0-9]+ ms \/ 5 s · 加密回复/)
                )

                #expect(try await chat.say("余华").contains("1. 活着"))
                #expect(try await chat.say("1").hasPrefix("活着"))
                // What went over the wire stands beside what it says.
                try await chat.browser.click("#log .exchange:last-child summary")
                let wire = try await chat.last(
                    "[...last.querySelectorAll('pre')].map(e => e.innerText)",
                    as: [String].self
                )
                #expect(wire.count == 4)
                #expect(wire[0].contains("<Content><![CDATA[1]]></Content>"))
                #expect(
                    wire[1].hasPrefix("POST ?") && wire[1].contains("msg_signature=") && wire[1].contains("<Encrypt>")
                )
                #expect(wire[2].hasPrefix("HTTP 200\n") && wire[2].contains("<Encrypt>") && !wire[2].contains("活着"))
                #expect(wire[3].contains("<MsgType><![CDATA[news]]></MsgType>") && wire[3].contains("活着"))
                #expect(try await chat.browser.complaints.isEmpty)
            }
        }

        @Test func `a tapped link says its words, and the page shows what was said when it is loaded again`()
            async throws
        {
            try await ChatWindow.visit(in: self.folder) { chat in
                #expect(try await chat.say("浪朝之巅").contains("你要找的是不是"))
                let answer = try await chat.answer { try await chat.browser.click("#log button.link") }
                #expect(answer.hasPrefix("浪潮之巅"))
                let words: String = try await chat.browser.script(
                    "return document.querySelector('#log button.link').dataset.say"
                )
                #expect(try await chat.last("last.querySelector('.mine').lastChild.data") == words)
                let before: String = try await chat.browser.script("return document.getElementById('log').innerText")
                try await chat.browser.run("location.reload()")
                try await chat.browser.wait(until: "document.getElementById('log')?.children.length === 2")
                #expect(try await chat.browser.script("return document.getElementById('log').innerText") == before)
            }
        }

        @Test func `a follower follows, taps, speaks, scans, says where they are, and leaves`() async throws {
            try await ChatWindow.visit(in: self.folder) { chat in
                func button(_ name: String) async throws -> String {
                    try await chat.answer {
                        try await chat.browser.run(
                            "[...document.querySelectorAll('.menu button')].find(b => b.innerText === arguments[0]).click()",
                            [name]
                        )
                    }
                }
                #expect(try await button("关注").contains("书名"))
                #expect(try await button("热门").contains("1. "))
                #expect(try await chat.send("voice", ["value": "《浪潮之巅》。"]).hasPrefix("浪潮之巅"))
                #expect(try await chat.send("scan", ["value": "9787121139512"]).hasPrefix("浪潮之巅"))
                #expect(
                    try await chat.last("last.querySelector('pre').textContent", as: String.self)
                        .contains("<ScanResult><![CDATA[EAN_13,9787121139512]]></ScanResult>")
                )
                _ = try await chat.send("location", ["latitude": "39.9", "longitude": "116.4", "value": "王府井书店"])
                #expect(
                    try await chat.last("last.querySelector('pre').textContent", as: String.self)
                        .contains("<Label><![CDATA[王府井书店]]></Label>")
                )
                _ = try await chat.send("event", ["event": "VIEW", "value": "https://example.com/"])
                #expect(try await chat.last("last.querySelector('.mine').innerText", as: String.self).contains("VIEW"))
                #expect(try await button("取消关注") == "没有回复（success）。")
            }
        }

        @Test func `raw XML goes as it is, whether it is a message or not`() async throws {
            try await ChatWindow.visit(in: self.folder) { chat in
                let message = """
                    <xml><ToUserName>gh_0123456789ab</ToUserName><FromUserName>oRaw</FromUserName>
                    <CreateTime>1700000000</CreateTime><MsgType>text</MsgType><Content>围城</Content><MsgId>1</MsgId></xml>
                    """
                #expect(try await chat.send("raw", ["value": message]).hasPrefix("围城"))
                #expect(try await chat.last("last.querySelector('pre').textContent") == message)
                let answer = try await chat.send("raw", ["value": "<xml><Content>"])
                // WeChat wouldn't do better by asking again.
                #expect(answer == "没有回复（success）。")
            }
        }
    }
}
