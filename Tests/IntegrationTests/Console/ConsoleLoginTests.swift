// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

extension BrowserTests {
    /// The console's password.
    @Suite struct ConsoleLoginTests {
        private static let cookie = "doumi_console"
        private static let password = "correct horse"
        private let folder: TemporaryFolder

        init() throws { self.folder = try TemporaryFolder() }

        private func console() async throws -> RunningConsole {
            try await RunningConsole.start(["CONSOLE_PASSWORD": Self.password], in: self.folder)
        }

        @Test func `a visitor signs in, looks, and signs out`() async throws {
            let console = try await self.console()
            try await Browser.run(in: self.folder) { browser in
                try await browser.open("\(console.url)/chat")
                #expect(try await browser.url == "\(console.url)/login")
                #expect(try await browser.script("return document.activeElement.id") == "password")
                #expect(try await browser.script("return document.querySelectorAll('nav a').length") == 0)
                let before = try await browser.cookie("doumi_form")

                try await browser.type("wrong horse", into: "#password")
                try await browser.press(Browser.Key.enter)
                #expect(try await browser.text("[role=alert]") == "密码不对。")
                try await browser.type(Self.password, into: "#password")
                try await browser.press(Browser.Key.enter)
                try await browser.wait(until: "document.querySelector('nav')?.innerText.includes('概况')")
                #expect(try await browser.url == "\(console.url)/")

                let after = try await browser.cookie(Self.cookie)
                #expect(after.value != before.value)
                for (cookie, sameSite) in [(before, "Lax"), (after, "Strict")] {
                    #expect(cookie.httpOnly && !cookie.secure && cookie.sameSite == sameSite)
                }
                #expect(try await browser.script("return document.cookie") == "")

                try await browser.click("form[action='/logout'] button")
                try await browser.wait(until: "document.getElementById('password')")
                try await browser.open("\(console.url)/deliveries")
                #expect(try await browser.url == "\(console.url)/login")
            }
        }

        @Test func `who guesses has to wait, even with the right word`() async throws {
            let console = try await self.console()
            try await Browser.run(language: "en", in: self.folder) { browser in
                try await browser.open("\(console.url)/login")
                func answer(to password: String) async throws -> String {
                    try await browser.run("document.querySelector('[role=alert]')?.remove()")
                    try await browser.type(password, into: "#password")
                    try await browser.press(Browser.Key.enter)
                    return try await browser.text("[role=alert]")
                }
                // Where guesses take long, some more are let through.
                var answers: [String] = []
                while answers.last != "Too many tries; wait a few seconds.", answers.count < 30 {
                    answers.append(try await answer(to: "wrong horse"))
                }
                #expect(answers.count > 5 && answers.count < 30)
                #expect(answers.dropLast().allSatisfy { $0 == "That isn't the password." })
                #expect(try await answer(to: Self.password) == "Too many tries; wait a few seconds.")
            }
        }

        @Test func `behind a proxy with TLS the cookie stays within TLS`() async throws {
            let console = try await self.console()
            for (field, isSecure) in [("X-Forwarded-Proto: https\r\n", true), ("", false)] {
                let connection = try console.wire.connect()
                try await connection.send("GET /login HTTP/1.1\r\nHost: localhost\r\n\(field)Connection: close\r\n\r\n")
                let head = try await connection.receive(until: "\r\n\r\n").prefix { $0 != "<" }
                let cookie = try #require(head.split(separator: "\r\n").first { $0.hasPrefix("Set-Cookie:") })
                #expect(cookie.contains("Secure") == isSecure)
                #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
            }
        }

        @Test func `a form without its own token is refused`() async throws {
            let console = try await self.console()
            let forgeries = [
                "token.remove()", "token.value = ''",
                "token.value = token.value.replace(/^./, (letter) => letter === 'A' ? 'B' : 'A')",
            ]
            try await Browser.run(language: "en", in: self.folder) { browser in
                for forgery in forgeries {
                    try await browser.open("\(console.url)/login")
                    try await browser.run("const token = document.querySelector('[name=token]'); \(forgery)")
                    try await browser.type(Self.password, into: "#password")
                    try await browser.press(Browser.Key.enter)
                    try await browser.wait(until: "document.body.innerText.includes('too old or not ours')")
                    try await browser.open("\(console.url)/")
                    #expect(try await browser.url == "\(console.url)/login")
                }
            }
        }
    }
}
