// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing

/// A headless Chromium with a profile of its own, which does what its user would.
///
/// It knows no other machine: each name that ends in `.example` is this one, all others are unknown.
struct Browser {
    /// What WebDriver calls an element by.
    private static let element = "element-6066-11e4-a52e-4f735466cecf"
    private static let switches = [
        "--headless=new", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update", "--no-first-run", "--no-proxy-server", "--disable-features=HttpsUpgrades",
        "--host-resolver-rules=MAP *.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ]

    private let session: WebDriver

    private struct Session: Decodable {
        let sessionId: String
    }

    /// Runs a browser as long as `body` runs.
    static func run<Result>(
        language: String = "zh-CN",
        in folder: TemporaryFolder,
        _ body: (Browser) async throws -> Result
    ) async throws -> Result {
        let chromium = try Chromium()
        let driver = try await Self.driver(chromium, in: folder)
        let port = try #require(try driver.output.firstMatch(of: /successfully on port ([0-9]+)/)?.1)
        let root = WebDriver(address: "http://127.0.0.1:\(port)")
        let options: [String: Any] = [
            "binary": chromium.browser.path,
            "args": Self.switches + (geteuid() == 0 ? ["--no-sandbox"] : []),
            "prefs": ["intl.accept_languages": language],
        ]
        let wishes: [String: Any] = [
            "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": ["browser": "ALL"],
            "timeouts": ["implicit": 10_000, "pageLoad": 60_000, "script": 30_000],
        ]
        let session: Session = try await root.get("/session", posting: ["capabilities": ["alwaysMatch": wishes]])
        let browser = Self(session: WebDriver(address: "\(root.address)/session/\(session.sessionId)"))
        do {
            let result = try await body(browser)
            try await browser.session.delete("")
            return result
        } catch {
            // With the driver alone its browser wouldn't end.
            try? await browser.session.delete("")
            throw error
        }
    }

    /// Starts the driver, on a port that it chose for IPv4 and that may be taken for IPv6: then on another one.
    private static func driver(_ chromium: Chromium, in folder: TemporaryFolder) async throws -> RunningProgram {
        let environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": folder.path, "TMPDIR": folder.path,
        ]
        func start() async throws -> RunningProgram {
            let driver = try RunningProgram(chromium.driver, ["--port=0"], environment: environment, in: folder)
            try await driver.prints("successfully on port ")
            return driver
        }
        for _ in 0..<5 { if let driver = try? await start() { return driver } }
        return try await start()
    }

    /// Loads a page, and waits until it is there.
    func open(_ url: String) async throws { try await self.session.post("/url", ["url": url]) }

    /// The address of the page.
    var url: String { get async throws { try await self.session.get("/url") } }

    /// Clicks on what a selector names, which has to be in sight.
    func click(_ selector: String) async throws {
        try await self.session.post("/element/\(try await self.find(selector))/click")
    }

    /// Types into a field that is empty.
    func type(_ text: String, into selector: String) async throws {
        let element = try await self.find(selector)
        try await self.session.post("/element/\(element)/clear")
        try await self.session.post("/element/\(element)/value", ["text": text])
    }

    /// Presses keys where the focus is.
    func press(_ keys: String) async throws {
        let element: [String: String] = try await self.session.get("/element/active")
        try await self.session.post("/element/\(element[Self.element] ?? "")/value", ["text": keys])
    }

    /// What stands to be read in what a selector names.
    func text(_ selector: String = "body") async throws -> String {
        try await self.session.get("/element/\(try await self.find(selector))/text")
    }

    /// Runs a script in the page: what it returns, for the strings in `arguments`.
    func script<Value: Decodable>(
        _ script: String,
        _ arguments: [String] = [],
        as type: Value.Type = Value.self
    ) async throws -> Value {
        try await self.session.get("/execute/sync", posting: ["script": script, "args": arguments])
    }

    /// Runs a script for what it does.
    func run(_ script: String, _ arguments: [String] = []) async throws {
        try await self.session.post("/execute/sync", ["script": script, "args": arguments])
    }

    /// Waits until an expression in the page is true.
    func wait(until expression: String) async throws {
        do {
            _ = try await Patience.wait(for: expression) {
                try await self.script("return !!(\(expression))") ? true : nil
            }
        } catch let error as Patience.TimedOut {
            throw Patience.TimedOut(what: "\(error.what)\non \(try await self.url):\n\(try await self.text())")
        }
    }

    /// A cookie of the page, also one that no script may read.
    func cookie(_ name: String) async throws -> Cookie { try await self.session.get("/cookie/\(name)") }

    /// What the browser complained of since it was last asked.
    var complaints: [Complaint] {
        get async throws { try await self.session.get("/se/log", posting: ["type": "browser"]) }
    }

    /// A command of the DevTools protocol, for what WebDriver has none.
    func devTools(_ command: String, _ parameters: [String: Any]) async throws {
        try await self.session.post("/goog/cdp/execute", ["cmd": command, "params": parameters])
    }

    /// The whole page as a PNG file.
    func picture() async throws -> Data {
        let parameters: [String: Any] = ["captureBeyondViewport": true]
        let answer: [String: String] = try await self.session.get(
            "/goog/cdp/execute",
            posting: ["cmd": "Page.captureScreenshot", "params": parameters]
        )
        return try #require(answer["data"].flatMap { Data(base64Encoded: $0) })
    }

    private func find(_ selector: String) async throws -> String {
        let found: [String: String] = try await self.session.get(
            "/element",
            posting: ["using": "css selector", "value": selector]
        )
        return found[Self.element] ?? ""
    }
}

extension Browser {
    /// A cookie as WebDriver tells of it.
    struct Cookie: Decodable, Equatable {
        let value: String
        let httpOnly: Bool
        let secure: Bool
        let sameSite: String
    }

    /// A line of the browser's own log.
    struct Complaint: Decodable, CustomStringConvertible {
        let level: String
        let source: String
        let message: String
        var description: String { "\(self.level) \(self.source): \(self.message)" }
    }
}
