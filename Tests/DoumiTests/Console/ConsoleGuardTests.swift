// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import Testing

@testable import Doumi

/// What the console's guard lets through, asked as a browser asks.
struct ConsoleGuardTests {
    private let password = ["console.password": "correct horse"]

    @Test func `a form from a page of the console is taken`() async throws {
        try await ConsoleClient.visit { browser async throws in
            try await browser.get("/form")
            let answer = try await browser.post("/form", ["text": "你好"], headers: [.origin: "http://localhost"])
            #expect(answer.status == 200)
            #expect(answer.body == "你好")
        }
    }

    @Test(arguments: ["http://evil.example", "null", "http://localhost.evil.example", "http://localhost:81"])
    func `a form from another site is refused, though it has the token`(origin: String) async throws {
        try await ConsoleClient.visit { browser async throws in
            try await browser.get("/form")
            #expect(try await browser.post("/form", ["text": "a"], headers: [.origin: origin]).status == 403)
        }
    }

    @Test func `a form without its token, or with another visitor's, is refused`() async throws {
        try await ConsoleClient.visit { browser async throws in
            try await browser.get("/form")
            #expect(try await browser.post("/form", ["text": "a"], withToken: false).status == 403)
            #expect(try await browser.post("/form", ["text": "a", "token": "AAAA"], withToken: false).status == 403)
        }
        try await ConsoleClient.visit { browser async throws in
            try await browser.get("/form")
            let stranger = ConsoleSessions(password: nil)
            let token = stranger.formToken(of: ConsoleSessions.newID())
            #expect(try await browser.post("/form", ["token": token], withToken: false).status == 403)
        }
    }

    @Test(arguments: ["evil.example", "127.0.0.1.evil.example:8081", ""])
    func `a strange name that leads to this machine finds nothing`(host: String) async throws {
        try await ConsoleClient.visit(host: host) { browser async throws in
            let answer = try await browser.get("/plain")
            #expect(answer.status == 421)
            #expect(!answer.body.contains("plain"))
        }
    }

    @Test func `with a password nothing but the sign-in and what machines ask for is to be had`() async throws {
        try await ConsoleClient.visit(self.password) { browser async throws in
            #expect(try await browser.get("/plain").status == 303)
            #expect(try await browser.post("/form", [:]).status == 403)
            #expect(try await browser.get("/login").status == 200)
            #expect(try await browser.get("/metrics").status == 404)
            #expect(try await browser.get("/assets/console.css").status == 200)
        }
    }

    @Test func `the password opens it under a new cookie that scripts can't read and other sites don't send`()
        async throws
    {
        try await ConsoleClient.visit(self.password) { browser async throws in
            try await browser.get("/login")
            let before = browser.cookie()
            #expect(try await browser.post("/login", ["password": "correct horse"]).status == 303)
            #expect(browser.cookie() != before)
            let said = try #require(browser.setCookie)
            #expect(said.contains("HttpOnly") && said.contains("SameSite=Strict") && !said.contains("Secure"))
            #expect(try await browser.get("/plain").body == "plain")
        }
    }

    @Test func `wrong passwords are refused, and soon not even looked at`() async throws {
        try await ConsoleClient.visit(self.password) { browser async throws in
            try await browser.get("/login")
            var statuses: [Int] = []
            for _ in 0..<6 { statuses.append(try await browser.post("/login", ["password": "guess"]).status) }
            #expect(statuses == [403, 403, 403, 403, 403, 429])
            #expect(try await browser.post("/login", ["password": "correct horse"]).status == 429)
        }
    }

    @Test func `over TLS the cookie is for TLS alone`() async throws {
        let proto = try #require(HTTPField.Name("X-Forwarded-Proto"))
        try await ConsoleClient.visit(self.password) { browser async throws in
            try await browser.get("/login", headers: [proto: "https"])
            #expect(browser.setCookie?.contains("Secure") == true)
        }
        let options = self.password.merging(["http.publicURL": "https://bot.example/x"]) { $1 }
        try await ConsoleClient.visit(options, host: "bot.example:8443") { browser async throws in
            try await browser.get("/login")
            #expect(browser.setCookie?.contains("Secure") == true)
        }
        try await ConsoleClient.visit(options, host: "localhost:8081") { browser async throws in
            try await browser.get("/login")
            #expect(browser.setCookie?.contains("Secure") == false)
        }
    }

    @Test func `a cookie that isn't one of ours is replaced, and never said back`() async throws {
        try await ConsoleClient.visit { browser async throws in
            let answer = try await browser.get("/plain", headers: [.cookie: "doumi_form=a%0d%0aX-Evil: 1"])
            #expect(browser.cookie().map { ConsoleSessions.isID(String($0.dropFirst("doumi_form=".count))) } == true)
            #expect(answer.headers.allSatisfy { !$0.value.contains("Evil") })
        }
    }

    @Test func `every answer forbids scripts of others, frames and guesses about types`() async throws {
        try await ConsoleClient.visit { browser async throws in
            for path in ["/plain", "/nothing", "/assets/console.js"] {
                let headers = try await browser.get(path).headers
                let policy = headers[.contentSecurityPolicy] ?? ""
                #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "\(path)")
                #expect(headers[.xContentTypeOptions] == "nosniff", "\(path)")
            }
        }
    }

    @Test(arguments: ["cross-site": 403, "same-site": 403, "same-origin": 404, "none": 404])
    func `a page elsewhere can't open a stream of events`(site: String, status: Int) async throws {
        let name = try #require(HTTPField.Name("Sec-Fetch-Site"))
        try await ConsoleClient.visit { browser async throws in
            #expect(try await browser.get("/chat/events", headers: [name: site]).status == status)
        }
    }

    @Test func `a link from elsewhere, which doesn't bring the session, doesn't end it`() async throws {
        try await ConsoleClient.visit(self.password) { browser async throws in
            try await browser.get("/login")
            try await browser.post("/login", ["password": "correct horse"])
            let cookie = try #require(browser.cookie(without: ConsoleGuard.cookie))
            #expect(try await browser.get("/plain", headers: [.cookie: cookie]).status == 303)
            #expect(browser.setCookie == nil)
            #expect(try await browser.get("/plain").body == "plain")
        }
    }

    @Test func `a form that is too long is told so`() async throws {
        try await ConsoleClient.visit { browser async throws in
            try await browser.get("/form")
            let answer = try await browser.post("/form", ["text": String(repeating: "a", count: 65_536)])
            #expect(answer.status == 413)
            #expect(answer.body.contains("too long"))
        }
    }
}
