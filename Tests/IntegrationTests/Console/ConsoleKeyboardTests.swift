// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

extension BrowserTests {
    /// The chat without a mouse, and without a script.
    @Suite struct ConsoleKeyboardTests {
        private let folder: TemporaryFolder

        init() throws { self.folder = try TemporaryFolder() }

        @Test func `without a script it answers with the next page`() async throws {
            try await ChatWindow.visit(in: self.folder) { chat in
                try await chat.browser.devTools("Emulation.setScriptExecutionDisabled", ["value": true])
                try await chat.browser.open(try await chat.browser.url)
                try await chat.browser.type("围城", into: "#words")
                try await chat.browser.press(Browser.Key.enter)
                #expect(try await chat.browser.text(".news b").hasPrefix("围城"))
                #expect(try await chat.browser.url.hasSuffix("/chat?account=default"))
            }
        }

        @Test func `no mouse is needed, and a screen reader hears each answer`() async throws {
            try await ChatWindow.visit(in: self.folder) { chat in
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
