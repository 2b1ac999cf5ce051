// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Hummingbird
import HummingbirdTesting
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

    @Test func `a machine's password is known again, and guesses don't keep it out`() throws {
        let clock = HandClock()
        let sessions = ConsoleSessions(password: try PasswordHash(of: "correct horse"), now: clock.now)
        #expect(sessions.isOpen(toPassword: "correct horse"))
        for _ in 0..<9 { #expect(!sessions.isOpen(toPassword: "guess")) }
        for _ in 0..<100 { #expect(sessions.isOpen(toPassword: "correct horse")) }
        #expect(sessions.signIn("correct horse") == .tooOften)
        #expect(!ConsoleSessions(password: nil).isOpen(toPassword: ""))
    }

    @Test(arguments: [
        ("Basic cHJvbTpjb3JyZWN0IGhvcnNl", "correct horse"), ("basic OmE6Yg==", "a:b"), ("Basic cHJvbQ==", nil),
        ("Bearer cHJvbTpjb3JyZWN0IGhvcnNl", nil), ("Basic ?", nil), ("Basic", nil), ("Basic /w==", nil), (nil, nil),
    ])
    func `what stands in a header is a password or nothing`(header: String?, password: String?) {
        #expect(BasicCredentials(header)?.password == password)
    }

    private static func answers(host: String, _ headers: [String?]) async throws -> [HTTPResponse.Status] {
        let options = ["console.host": host, "console.password": "correct horse"]
        let settings = try Settings(options: options, environment: [:], directory: "/nonexistent")
        let configuration = try ConsoleConfiguration(settings: settings)
        let router = ConsoleServer.router(configuration, openPaths: ["/metrics"])
        for path in ["/metrics", "/"] { router.get(RouterPath(path)) { _, _ in "here" } }
        return try await Application(responder: router.buildResponder())
            .test(.router) { client in
                var statuses: [HTTPResponse.Status] = []
                for header in headers {
                    let fields: HTTPFields = header.map { [.authorization: $0] } ?? [:]
                    let response = try await client.execute(uri: "/metrics", method: .get, headers: fields)
                    #expect((response.headers[.wwwAuthenticate] != nil) == (response.status == .unauthorized))
                    statuses.append(response.status)
                }
                // It opens what is for machines, and no page.
                let page = try await client.execute(uri: "/", method: .get, headers: [.authorization: headers[1] ?? ""])
                #expect(page.status == .seeOther)
                return statuses
            }
    }

    @Test func `the metrics of a console that others can reach need its password`() async throws {
        let headers = [nil, "Basic cHJvbTpjb3JyZWN0IGhvcnNl", "Basic cHJvbTp3cm9uZyBob3JzZQ=="]
        #expect(try await Self.answers(host: "0.0.0.0", headers) == [.unauthorized, .ok, .unauthorized])
        #expect(try await Self.answers(host: "127.0.0.1", headers) == [.ok, .ok, .ok])
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
