// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import TestSupport
import Testing
import WeChatProtocol
import WeChatSimulator

extension BrowserTests {
    /// The chat: a follower of an account in safe mode.
    @Suite struct ConsoleChatTests {
        private let folder: TemporaryFolder

        init() throws { self.folder = try TemporaryFolder() }

        /// Opens the chat of a new server in a new browser.
        private func chat(
            _ settings: [String: String] = [:],
            _ body: (ChatWindow) async throws -> Void
        ) async throws {
            let console = try await RunningConsole.start(settings, in: self.folder)
            try await Browser.run(in: self.folder) { try await body(try await ChatWindow.open(console, $0)) }
        }

        @Test func `a title gets its card, an author a list, and a number the book in it`() async throws {
            try await self.chat(["HTTP_PUBLIC_URL": "https://books.example"]) { chat in
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
            try await self.chat { chat in
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
            try await self.chat { chat in
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
            try await self.chat { chat in
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
                try await self.chat(settings) { chat in
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
                    try await self.chat(settings) { chat in
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

        @Test func `without a script it answers with the next page`() async throws {
            try await self.chat { chat in
                try await chat.browser.devTools("Emulation.setScriptExecutionDisabled", ["value": true])
                try await chat.browser.open(try await chat.browser.url)
                try await chat.browser.type("围城", into: "#words")
                try await chat.browser.press(Browser.Key.enter)
                #expect(try await chat.browser.text(".news b").hasPrefix("围城"))
                #expect(try await chat.browser.url.hasSuffix("/chat?account=default"))
            }
        }

        @Test func `no mouse is needed, and a screen reader hears each answer`() async throws {
            try await self.chat { chat in
                let browser = chat.browser
                try await browser.press(Browser.Key.tab)
                #expect(try await browser.script("return document.activeElement.className") == "skip")
                try await browser.press(Browser.Key.enter)
                #expect(try await browser.script("return document.activeElement.id") == "main")
                // Whatever can be reached is reached in the order in which it stands.
                var places: [Int] = []
                var names: [String] = []
                for _ in 0..<8 {
                    try await browser.press(Browser.Key.tab)
                    places.append(
                        try await browser.script("return [...document.all].indexOf(document.activeElement)")
                    )
                    names.append(
                        try await browser.script("return document.activeElement.innerText || document.activeElement.id")
                    )
                }
                #expect(places == places.sorted())
                #expect(names.starts(with: ["log", "words", "发送", "关注"]))
                #expect(
                    try await browser.script("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
                )

                _ = try await chat.say("围城")
                #expect(try await browser.script("return document.activeElement.id") == "words")
                #expect(try await browser.script("return document.getElementById('words').value") == "")
                #expect(try await browser.script("return document.getElementById('log').role") == "log")
                #expect(try await browser.script("return document.documentElement.lang") == "zh-CN")
                #expect(
                    try await browser.script(
                        "const log = document.getElementById('log'); return log.scrollHeight - log.scrollTop - log.clientHeight < 2"
                    )
                )
            }
        }
    }
}
