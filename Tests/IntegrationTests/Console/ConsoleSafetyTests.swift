// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

extension BrowserTests {
    /// What strangers try: other sites, and users of the account.
    @Suite struct ConsoleSafetyTests {
        private let folder: TemporaryFolder

        init() throws { self.folder = try TemporaryFolder() }

        // MARK: Other sites

        /// A page that sends the console's form as soon as it is there.
        private static func forgery(_ console: RunningConsole, token: String) -> String {
            """
            <!doctype html><title>Free books</title><form method="post" action="\(console.url)/chat">
            <input name="act" value="text"><input name="value" value="forged"><input name="token" value="\(token)"></form>
            <script>if (location.hash !== "#stay") document.forms[0].submit()</script>
            """
        }

        // Another port of the same host is the same site to a cookie; another name isn't.
        @Test(arguments: ["127.0.0.1", "evil.example"])
        func `a form of another site is refused, even with the token`(host: String) async throws {
            let console = try await RunningConsole.start(in: self.folder)
            try await Browser.run(language: "en", in: self.folder) { browser in
                try await browser.open("\(console.url)/chat")
                let token: String = try await browser.script("return document.querySelector('[name=token]').value")
                try await LoopbackSite.run { _ in
                    LoopbackSite.answer(Self.forgery(console, token: token), "text/html")
                } _: { port in
                    try await browser.open("http://\(host):\(port)/")
                    try await browser.wait(until: "document.body.innerText.includes('came from another site')")

                    // Without a form it is no better.
                    try await browser.open("http://\(host):\(port)/#stay")
                    try await browser.open("http://\(host):\(port)/?again#stay")
                    let seen: [String] = try await browser.script(
                        """
                        const [url, token] = arguments;
                        const body = new URLSearchParams({ act: "text", value: "forged", token });
                        const send = (mode) => fetch(url + "/chat", { method: "POST", mode, credentials: "include", body })
                          .then((answer) => answer.type, (error) => error.name);
                        const read = () => fetch(url + "/chat", { credentials: "include" })
                          .then((answer) => answer.text(), (error) => error.name);
                        const listen = () => new Promise((done) => {
                          const events = new EventSource(url + "/chat/events", { withCredentials: true });
                          events.onopen = () => done("open");
                          events.onerror = () => done("closed");
                        });
                        return (async () => [await send("no-cors"), await send("cors"), await read(), await listen()])();
                        """,
                        [console.url, token]
                    )
                    #expect(seen == ["opaque", "TypeError", "TypeError", "closed"])
                    _ = try await browser.complaints
                    try await browser.run(
                        "document.body.append(Object.assign(document.createElement('iframe'), { src: arguments[0] }))",
                        [console.url]
                    )
                    _ = try await Patience.wait(for: "the browser to refuse the frame") {
                        try await browser.complaints.contains { $0.message.contains("frame-ancestors") } ? true : nil
                    }
                }
                try await browser.open("\(console.url)/chat")
                #expect(try await browser.script("return document.querySelectorAll('.exchange').length") == 0)
            }
        }

        @Test func `a name that leads here by a trick sees nothing`() async throws {
            let console = try await RunningConsole.start(in: self.folder)
            try await Browser.run(language: "en", in: self.folder) { browser in
                for path in ["/", "/chat", "/assets/console.js"] {
                    try await browser.open("http://rebound.example:\(console.port)\(path)")
                    #expect(try await browser.text() == "This console answers to localhost only.")
                }
                let status: Int = try await browser.script(
                    "return fetch('/chat', { method: 'POST', body: new URLSearchParams({ act: 'subscribe' }) }).then(a => a.status)"
                )
                #expect(status == 421)
            }
        }

        private static let paths = [
            "/chat?account=%0D%0ASet-Cookie:%20evil=1", "/catalogue?q=%0D%0AX-Evil:%201", "/%0D%0AX-Evil:%201",
            "/deliveries?user=%0AX-Evil:1&reason=%0D%0A%0D%0A%3Cscript%3E",
            "/login?next=%0D%0ALocation:%20//evil.example", "//evil.example/%0D%0AX-Evil:1",
            "/chat/events?account=%0D%0AX-Evil:1",
        ]

        @Test(arguments: [[:], ["CONSOLE_PASSWORD": "correct horse"]])
        func `no header comes out of an address`(settings: [String: String]) async throws {
            let console = try await RunningConsole.start(settings, in: self.folder)
            for path in Self.paths {
                for host in ["127.0.0.1", "evil.example%0D%0AX-Evil:1"] {
                    let connection = try console.wire.connect()
                    try await connection.send("GET \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
                    let head = try await connection.receive(until: "\r\n\r\n").prefix { $0 != "<" }.lowercased()
                    #expect(head.hasPrefix("http/1.1 "))
                    #expect(!head.contains("evil"))
                }
            }
        }

        // MARK: Users

        /// What would set `pwned` if a page took it for anything but words.
        private static let payloads = [
            "<script>window.pwned=1</script>", "\"><img src=x onerror=window.pwned=1>",
            "' onfocus=window.pwned=1 autofocus '",
            "</textarea></pre></li></ol><script>window.pwned=1</script>", "<svg onload=window.pwned=1>",
            "<a href=\"javascript:window.pwned=1\">点我</a>", "javascript:window.pwned=1", "{{{.}}}{{/texts}}{{%x}}",
            "\u{2028}data: <li class=exchange id=x1><img src=x onerror=window.pwned=1></li>\u{2029}",
            "\u{202E}gnp.<script>window.pwned=1</script>\u{2066}",
            "]]><Content><script>window.pwned=1</script></Content>",
            "\r\n\r\ndata: <li class=exchange id=x1><img src=x onerror=window.pwned=1></li>\n\n",
            // To Swift these signs are parts of longer characters.
            "\u{0600}<img src=x onerror=window.pwned=1 \u{0600}>", "\"\u{0301} autofocus onfocus=window.pwned=1 ",
        ]
        private static let all = payloads.joined(separator: " ")

        private static func escaped(_ text: String) -> String {
            text.unicodeScalars.reduce(into: "") { result, scalar in
                switch scalar {
                case "&", "<", ">", "\r": result += "&#\(scalar.value);"
                default: result.unicodeScalars.append(scalar)
                }
            }
        }

        /// A push with these in every field that its type has, and its sender among them.
        private static func push(_ type: String, _ fields: [String], id: Int) -> String {
            let text = Self.escaped(Self.all)
            let content = fields.map { "<\($0)>\(text)</\($0)>" }.joined()
            return """
                <xml><ToUserName>gh_0123456789ab</ToUserName><FromUserName>o\(id)\(text)</FromUserName>
                <CreateTime>1700000000</CreateTime><MsgType>\(Self.escaped(type))</MsgType>\(content)<MsgId>\(id)</MsgId></xml>
                """
        }

        private static let pushes =
            [
                ("text", ["Content"]), ("voice", ["MediaId", "Format", "Recognition"]),
                ("image", ["PicUrl", "MediaId"]),
                ("location", ["Location_X", "Location_Y", "Scale", "Label"]),
                ("link", ["Title", "Description", "Url"]),
                ("video", ["MediaId", "ThumbMediaId"]), ("event", ["Event", "EventKey", "Ticket"]),
                ("<script>window.pwned=1</script>", ["Content"]),
            ]
            .enumerated().map { Self.push($1.0, $1.1, id: $0 + 1) } + [
                Self.push("event", ["EventKey"], id: 20).replacing("<MsgId>", with: "<Event>CLICK</Event><MsgId>"),
                Self.push("event", ["EventKey"], id: 21)
                    .replacing(
                        "<MsgId>",
                        with: """
                            <Event>scancode_waitmsg</Event><ScanCodeInfo><ScanType>\(Self.escaped(Self.all))</ScanType>
                            <ScanResult>\(Self.escaped(Self.all))</ScanResult></ScanCodeInfo><MsgId>
                            """
                    ),
                Self.all,
            ]

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
                for payload in Self.payloads {
                    _ = try await chat.send("voice", ["value": payload])
                    _ = try await chat.say(payload.filter { !$0.isNewline })
                }
                _ = try await chat.send("location", ["latitude": "1", "longitude": "2", "value": Self.all])
                _ = try await chat.send("event", ["event": Self.all, "value": Self.all])
                _ = try await chat.send("event", ["event": "VIEW", "value": "javascript:window.pwned=1"])
                _ = try await chat.send("menu", ["value": Self.all])
                _ = try await chat.send("scan", ["value": Self.all])
                for push in Self.pushes { _ = try await chat.send("raw", ["value": push]) }
                try await self.expectInert(browser, "chat, as it came")
                // What was escaped once is escaped for the whole page too.
                try await browser.open("\(console.url)/chat")
                let texts: [String] = try await browser.script(
                    "return [...document.querySelectorAll('.mine')].map(e => e.lastChild.data)"
                )
                #expect(texts.contains(Self.payloads[0]))
                try await self.expectInert(browser, "chat")
                for payload in Self.payloads {
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
            let rows = Self.payloads.enumerated()
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
                    let text = Self.push("text", [], id: 1)
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
