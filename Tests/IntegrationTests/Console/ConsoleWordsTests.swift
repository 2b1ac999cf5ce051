// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

extension BrowserTests {
    /// What users of the account try: words that would be taken for anything else.
    @Suite struct ConsoleWordsTests {
        private let folder: TemporaryFolder

        init() throws { self.folder = try TemporaryFolder() }

        /// Expects that the page is as its makers wrote it.
        private func expectInert(_ browser: Browser, _ place: String) async throws {
            #expect(try await browser.script("return typeof window.pwned") == "undefined", "\(place)")
            let strange: [String] = try await browser.script(
                """
                const strange = [...document.querySelectorAll(
                  "script:not([src='/assets/console.js']), main img:not([src^='/covers/']), iframe, object, [autofocus]"
                ), ...document.querySelectorAll("a[href]")].filter((e) => e.tagName !== "A" || !/^https?:/.test(e.href));
                for (const e of document.all) for (const a of e.attributes) if (/^on/i.test(a.name)) strange.push(e);
                return strange.map((e) => e.outerHTML);
                """
            )
            #expect(strange == [], "\(place)")
            // A refused script would stand there as a violation of the policy.
            #expect(try await browser.complaints.map(\.description) == [], "\(place)")
        }

        @Test func `a script in whatever a user sends stays words`() async throws {
            let console = try await RunningConsole.start(["CONSOLE_SHOW_TEXT": "true"], in: self.folder)
            try await Browser.run(in: self.folder) { browser in
                let chat = try await ChatWindow.open(console, browser)
                for payload in HostileWords.payloads {
                    _ = try await chat.send("voice", ["value": payload])
                    _ = try await chat.say(payload.filter { !$0.isNewline })
                }
                _ = try await chat.send("location", ["latitude": "1", "longitude": "2", "value": HostileWords.all])
                _ = try await chat.send("event", ["event": HostileWords.all, "value": HostileWords.all])
                _ = try await chat.send("event", ["event": "VIEW", "value": "javascript:window.pwned=1"])
                _ = try await chat.send("menu", ["value": HostileWords.all])
                _ = try await chat.send("scan", ["value": HostileWords.all])
                for push in HostileWords.pushes { _ = try await chat.send("raw", ["value": push]) }
                try await self.expectInert(browser, "chat, as it came")
                // What was escaped once is escaped for the whole page too.
                try await browser.open("\(console.url)/chat")
                let texts: [String] = try await browser.script(
                    "return [...document.querySelectorAll('.mine')].map(e => e.lastChild.data)"
                )
                #expect(texts.contains(HostileWords.payloads[0]))
                try await self.expectInert(browser, "chat")
                for payload in HostileWords.payloads {
                    try await browser.run(
                        "location.assign('/catalogue?q=' + encodeURIComponent(arguments[0]))",
                        [payload]
                    )
                    try await browser.wait(until: "document.getElementById('q') && document.readyState === 'complete'")
                    try await self.expectInert(browser, payload)
                    try await browser.run(
                        "location.assign('/deliveries?reason=handlerFailed&user=' + encodeURIComponent(arguments[0]))",
                        [payload]
                    )
                    try await browser.wait(
                        until: "document.querySelector('[name=user]') && document.readyState === 'complete'"
                    )
                    try await self.expectInert(browser, payload)
                }
                try await browser.open("\(console.url)/")
                try await self.expectInert(browser, "overview")
                try await browser.open("\(console.url)/deliveries")
                try await self.expectInert(browser, "deliveries")
                let stories: [String] = try await browser.script(
                    "return [...document.querySelectorAll('#delivery-rows a')].slice(0, 12).map(e => e.href)"
                )
                #expect(stories.count == 12)
                for story in stories {
                    try await browser.open(story)
                    try await self.expectInert(browser, "a delivery")
                }
            }
        }

        @Test func `neither a book nor a dead letter brings a script with it`() async throws {
            let rows = HostileWords.payloads.enumerated()
                .map { index, payload in
                    let quoted = payload.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false)
                        .map { String($0) }.joined(separator: "\"\"")
                    let field = "\"恶书\(quoted)\""
                    return "\(9_780_000_000_000 + index),\(field),\(field),\(field),javascript:window.pwned=1"
                }
            let books = try self.folder.write(
                "books.csv",
                "id,title,authors,publisher,url\n" + rows.joined(separator: "\n")
            )
            let settings = ["DATABASE_URL": "sqlite:doumi.db"]
            let imported = try await Ended.doumi(["books", "import", books], environment: settings, in: self.folder)
            #expect(imported.status == 0)
            try await LoopbackSite.run { _ in
                try await Task.sleep(for: .seconds(3600))
                return LoopbackSite.answer("", "text/plain")
            } _: { port in
                let console = try await RunningConsole.start(
                    settings.merging([
                        "BOOKS_SOURCES": "local,neodb", "NEODB_BASE_URL": "http://127.0.0.1:\(port)",
                        "WECHAT_HANDLER_TIMEOUT": "1s", "WECHAT_REPLY_DEADLINE": "4s",
                        "CONSOLE_SHOW_TEXT": "true",
                    ]) { $1 },
                    in: self.folder
                )
                try await Browser.run(in: self.folder) { browser in
                    let chat = try await ChatWindow.open(console, browser)
                    _ = try await chat.say("恶书")
                    _ = try await chat.say("1")
                    // Nobody has that book, so its handler waits for a source that never answers.
                    let text = HostileWords.push("text", [], id: 1)
                        .replacing("<MsgId>", with: "<Content>谁也没有的书</Content><MsgId>")
                    _ = try await chat.send("raw", ["value": text])
                    try await self.expectInert(browser, "chat")
                    try await browser.open("\(console.url)/catalogue?q=%E6%81%B6%E4%B9%A6")
                    #expect(try await browser.text("table").contains("<script>window.pwned=1</script>"))
                    try await self.expectInert(browser, "catalogue")
                    try await browser.click("tbody a")
                    try await browser.wait(
                        until: "document.querySelector('textarea') && document.readyState === 'complete'"
                    )
                    try await self.expectInert(browser, "book")
                    _ = try await Patience.wait(for: "the dead letter") {
                        try await browser.open("\(console.url)/deliveries")
                        return try await browser.script("return !!document.querySelector('#dead-letters tbody tr')")
                            ? true : nil
                    }
                    try await self.expectInert(browser, "deliveries")
                    try await browser.click("#dead-letters td:last-child a")
                    try await browser.wait(
                        until: "document.querySelector('pre') && document.readyState === 'complete'"
                    )
                    let letter: [String] = try await browser.script(
                        "return [...document.querySelectorAll('pre')].map(e => e.textContent)"
                    )
                    #expect(letter.contains { $0.contains("谁也没有的书") && $0.contains("window.pwned=1") })
                    try await self.expectInert(browser, "a dead letter")
                }
            }
        }
    }
}
