// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

extension BrowserTests {
    /// What other sites try.
    @Suite struct ConsoleSafetyTests {
        private let folder: TemporaryFolder

        init() throws { self.folder = try TemporaryFolder() }

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
    }
}
