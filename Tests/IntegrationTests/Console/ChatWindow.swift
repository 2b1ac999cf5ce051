// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

/// The console's chat in a browser.
struct ChatWindow {
    private static let last = "document.querySelector('#log .exchange:last-child')"

    let browser: Browser

    /// Opens it.
    static func open(_ console: RunningConsole, _ browser: Browser) async throws -> Self {
        try await browser.open("\(console.url)/chat")
        return Self(browser: browser)
    }

    /// Opens the chat of a new server in a new browser.
    static func visit(
        _ settings: [String: String] = [:],
        in folder: TemporaryFolder,
        _ body: (Self) async throws -> Void
    ) async throws {
        let console = try await RunningConsole.start(settings, in: folder)
        try await Browser.run(in: folder) { try await body(try await Self.open(console, $0)) }
    }

    /// Types a line, presses Enter, and waits for the answer; what stands in its bubbles.
    func say(_ text: String) async throws -> String {
        try await self.answer {
            try await self.browser.type(text, into: "#words")
            try await self.browser.press(Browser.Key.enter)
        }
    }

    /// Sends one of the forms beside the telephone, with these fields; what stands in the answer's bubbles.
    func send(_ act: String, _ fields: [String: String]) async throws -> String {
        try await self.answer {
            try await self.browser.run(
                """
                const [act, names, values] = [...arguments].map((text) => text.split("\\u{1F}"));
                const form = document.querySelector(`.more form:has([name=act][value="${act}"])`);
                names.forEach((name, index) => {
                  const field = form.elements[name];
                  if (field.options && ![...field.options].some((o) => o.value === values[index]))
                    field.add(new Option(values[index], values[index]));
                  field.value = values[index];
                });
                form.requestSubmit();
                """,
                [act, fields.keys.joined(separator: "\u{1F}"), fields.values.joined(separator: "\u{1F}")]
            )
        }
    }

    /// Does something that is answered, and waits for that; what stands in the answer's bubbles.
    func answer(to act: () async throws -> Void) async throws -> String {
        let before = try await self.browser.script("return \(Self.last)?.id ?? ''", as: String.self)
        try await act()
        try await self.browser.wait(
            until: "\(Self.last) && \(Self.last).id !== '\(before)' && !\(Self.last).querySelector('[role=status]')"
        )
        return try await self.browser.script(
            """
            const parts = \(Self.last).querySelectorAll(".theirs, .news, .note");
            return [...parts].map((part) => part.innerText.replace(/^(Account|公众号):\\s*/, "")).join("\\n");
            """
        )
    }

    /// The value of an expression in which `last` is the last exchange.
    func last<Value: Decodable>(_ expression: String, as type: Value.Type = Value.self) async throws -> Value {
        try await self.browser.script("const last = \(Self.last); return \(expression)")
    }
}
