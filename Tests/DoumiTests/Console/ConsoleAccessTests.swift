// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatServer

@testable import Doumi

/// Who gets into the console, and who doesn't.
struct ConsoleAccessTests {
    @Test func `a host that others can reach needs a password`() throws {
        let open = try Settings(options: ["console.host": "0.0.0.0"], environment: [:], directory: "/nonexistent")
        #expect(throws: ConfigurationError.self) { try ConsoleConfiguration(settings: open) }
    }

    @Test(arguments: ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8081"])
    func `a page whose name leads here sees nothing`(host: String) {
        #expect(!LoopbackHost.isNamed(by: host))
    }

    @Test(arguments: ["localhost", "127.0.0.1:8081", "[::1]:8081", "LOCALHOST:1"])
    func `this machine's own names are welcome`(host: String) {
        #expect(LoopbackHost.isNamed(by: host))
    }

    @Test func `a form needs the token of its own visitor`() {
        let sessions = ConsoleSessions(password: nil)
        let (id, other) = (ConsoleSessions.newID(), ConsoleSessions.newID())
        #expect(sessions.isFormToken(sessions.formToken(of: id), of: id))
        #expect(!sessions.isFormToken(sessions.formToken(of: other), of: id))
        #expect(!sessions.isFormToken(nil, of: id))
    }

    @Test func `the right password opens under a new cookie, a wrong one doesn't, and tries are few`() throws {
        let clock = HandClock()
        let sessions = ConsoleSessions(password: try PasswordHash(of: "correct horse"), now: clock.now)
        #expect(sessions.signIn("wrong horse") == .wrong)
        guard case .signedIn(let id) = sessions.signIn("correct horse") else {
            Issue.record("the right password was refused")
            return
        }
        #expect(sessions.isOpen(to: id))
        for _ in 0..<5 { #expect(sessions.signIn("guess") == .wrong) }
        #expect(sessions.signIn("correct horse") == .tooOften)
        clock.advance(by: ConsoleSessions.lifetime)
        #expect(!sessions.isOpen(to: id))
    }

    @Test func `links in a reply lead to pages or say something, and never run a script`() {
        let text = ChatText(
            "看<a href=\"weixin://bizmsgmenu?msgmenucontent=%E4%BD%99&msgmenuid=1\">余华</a><a href=\"javascript:alert(1)\">x</a>"
        )
        #expect(text.segments.map(\.says) == [nil, "余", nil])
        #expect(text.segments.allSatisfy { $0.url == nil })
    }

    @Test(arguments: [
        ("zh-CN,en;q=0.5", "zh-CN"), ("en,zh;q=0.9", "en"), ("fr", "en"), ("zh;q=0.2, en;q=0.1", "zh-CN"),
    ])
    func `the browser's language is spoken`(header: String, language: String) {
        #expect(ConsoleLanguage(accepting: header).rawValue == language)
    }
}
