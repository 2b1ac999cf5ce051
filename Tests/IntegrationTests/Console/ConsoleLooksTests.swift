// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Hummingbird
import Testing

extension BrowserTests {
    /// How the pages look on a telephone, a tablet and a desk, by day and by night, in both languages.
    @Suite struct ConsoleLooksTests {
        private static let password = "correct horse"
        private let folder: TemporaryFolder

        init() throws { self.folder = try TemporaryFolder() }

        private static let menu = """
            {"button":[{"type":"click","name":"热门","key":"HOT"},{"name":"我的","sub_button":[
            {"type":"click","name":"我的书单","key":"LIST"},{"type":"view","name":"官网","url":"https://example.com/books"}]}]}
            """

        /// Looks at a page in each width and light, and keeps a picture of each.
        private func look(at name: String, _ language: String, _ browser: Browser) async throws {
            // Contrast is the same in both languages, length isn't.
            for isDark in language == "en" ? [false] : [false, true] {
                for width in [360, 768, 1440] {
                    try await browser.show(width: width, isDark: isDark)
                    try await browser.run("document.getElementById('log')?.scrollTo(0, 1e6)")
                    let view = "\(name)-\(language)-\(width)-\(isDark ? "dark" : "light")"
                    try await browser.keepPicture(view)
                    let complaints = try await browser.inspect()
                    #expect(complaints == [], "\(view)")
                }
            }
        }

        /// Says what fills the pages: cards, lists, links, words without a space, and what fails.
        private func fill(_ chat: ChatWindow) async throws {
            _ = try await chat.say("余华")
            _ = try await chat.say("1")
            _ = try await chat.say("n")
            _ = try await chat.send("raw", ["value": "<xml><Content>\(String(repeating: "x", count: 300))"])
            // Its source is silent until the handler is given up.
            _ = try await chat.say("一本谁也没有听说过的书")
        }

        @Test func `what is wrong with a page is seen`() async throws {
            let page = """
                <!doctype html><body style="font-size: 16px"><img src="/x" width="600" height="10"><h3>Late</h3>
                <p style="color: #aaa">pale</p><p style="width: 2em; overflow: hidden; white-space: nowrap">cut off here</p>
                <p style="margin-bottom: -1.2em">under</p><p>over</p><button style="width: 9px; height: 9px"></button>
                <input id="a" tabindex="2"><i id="a"></i><i style="position: absolute; top: 3000px">.</i>
                """
            try await LoopbackSite.run { _ in
                LoopbackSite.answer(page, "text/html")
            } _: { port in
                try await Browser.run(in: self.folder) { browser in
                    try await browser.open("http://127.0.0.1:\(port)/")
                    try await browser.show(width: 360, isDark: false)
                    let complaints = try await browser.inspect().joined(separator: "\n")
                    for complaint in [
                        "the page is 608 wide in 360", "the page goes on to 30", "img “” stands outside of the window",
                        "p “over” lies over p “under”", "p “cut off here” is cut off",
                        "p “pale” has a contrast of 2.32",
                        "button “” is too small", "button “” has no name", "input#a “” has no label",
                        "img “” says nothing", "breaks the order of the focus", "two elements are #a",
                        "h3 “Late” skips a level", "there isn't one h1", "there is no language or no title",
                    ] {
                        #expect(complaints.contains(complaint))
                    }
                }
            }
        }

        @Test(arguments: ["zh-CN", "en"])
        func `nothing overlaps, is cut off, too pale, or without a name`(language: String) async throws {
            try await LoopbackSite.run { _ in
                try await Task.sleep(for: .seconds(3600))
                return LoopbackSite.answer("", "text/plain")
            } _: { port in
                let settings = [
                    "CONSOLE_PASSWORD": Self.password, "HTTP_PUBLIC_URL": "https://books.example",
                    "BOOKS_SOURCES": "local,neodb", "NEODB_BASE_URL": "http://127.0.0.1:\(port)",
                    "WECHAT_HANDLER_TIMEOUT": "1s", "WECHAT_REPLY_DEADLINE": "4s", "CONSOLE_SHOW_TEXT": "true",
                    "MENU_FILE": try self.folder.write("menu.json", Self.menu),
                ]
                let console = try await RunningConsole.start(settings, in: self.folder)
                try await Browser.run(language: language, in: self.folder) { browser in
                    try await browser.open("\(console.url)/login")
                    try await self.look(at: "login", language, browser)
                    try await browser.type("wrong horse", into: "#password")
                    try await browser.press(Browser.Key.enter)
                    try await browser.wait(until: "document.querySelector('[role=alert]')")
                    try await self.look(at: "login-wrong", language, browser)
                    try await browser.type(Self.password, into: "#password")
                    try await browser.press(Browser.Key.enter)
                    try await browser.wait(until: "document.querySelector('nav a')")

                    let chat = try await ChatWindow.open(console, browser)
                    try await self.look(at: "chat-empty", language, browser)
                    try await self.fill(chat)
                    try await self.look(at: "chat", language, browser)
                    // All of it, not only what fits into the telephone.
                    try await browser.run("document.querySelector('.phone').style.height = 'auto'")
                    try await self.look(at: "chat-whole", language, browser)
                    try await browser.run("for (const e of document.querySelectorAll('details')) e.open = true")
                    try await self.look(at: "chat-xml", language, browser)
                    let pages = [
                        ("overview", "/"), ("catalogue", "/catalogue?q=%E4%BD%99%E5%8D%8E"),
                        ("catalogue-empty", "/catalogue"), ("book", "/catalogue/book?id=9787506365437"),
                        ("menu", "/menu"), ("deliveries", "/deliveries"),
                    ]
                    for (name, path) in pages {
                        try await browser.open(console.url + path)
                        try await self.look(at: name, language, browser)
                    }
                    try await browser.click("#delivery-rows a")
                    try await browser.wait(until: "location.pathname.startsWith('/deliveries/')")
                    try await self.look(at: "delivery", language, browser)
                    #expect(
                        try await browser.script("return document.querySelectorAll('.steps li').length", as: Int.self)
                            > 0
                    )
                }
            }
        }
    }
}
