// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite struct ConnectionTests {
    private let folder: TemporaryFolder

    init() throws { self.folder = try TemporaryFolder() }

    @Test func `EchoBot answers, one push after another on one connection`() async throws {
        let server = try await RunningServer.echoBot(in: self.folder)
        let connection = try server.connect()
        for text in ["one", "two"] {
            try await connection.send(Keys.push(text))
            let answer = try await connection.receive(until: "</xml>")
            #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(answer.contains("<Content><![CDATA[\(text)]]></Content>"))
        }
        #expect(try await server.terminate() == 0)
    }

    @Test func `what comes together is answered in its order, pages between pushes too`() async throws {
        let server = try await RunningServer.echoBot(in: self.folder)
        let connection = try server.connect()
        let page = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
        let last = "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        try await connection.send(Keys.push("one") + page + Keys.push("two") + Keys.push("three") + page + last)
        let answers = try await connection.rest().components(separatedBy: "HTTP/1.1 200 OK").dropFirst()
        let signs = ["[one]", #""status":"ok""#, "[two]", "[three]", #""status":"ok""#, #""status":"ok""#]
        #expect(answers.count == signs.count)
        for (answer, sign) in zip(answers, signs) { #expect(answer.contains(sign)) }
    }

    @Test func `very many at once are answered or cut off, and the server lives`() async throws {
        let server = try await RunningServer.echoBot(in: self.folder)
        let connection = try server.connect()
        let page = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
        let request = "GET /weixin HTTP/1.1\r\nHost: localhost\r\n\r\n"
        try await connection.send(page + String(repeating: request, count: 3000))
        let answered = try await connection.receive(until: "HTTP/1.1 403")
        #expect(answered.isEmpty || answered.hasPrefix("HTTP/1.1 200"))
        #expect(try await server.get("/health/live").hasPrefix("HTTP/1.1 200 OK"))
    }

    @Test func `who closes only their sending side gets their answers`() async throws {
        let server = try await RunningServer.echoBot(in: self.folder)
        for request in [try Keys.push("half"), "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"] {
            let connection = try server.connect()
            try await connection.send(request)
            connection.closeSendingSide()
            #expect(try await connection.rest().hasPrefix("HTTP/1.1 200 OK\r\n"))
        }
    }

    @Test func `HTTP/1.0 and HEAD are answered as they must be`() async throws {
        let server = try await RunningServer.echoBot(in: self.folder)
        let old = try server.connect()
        try await old.send(Keys.push("old").replacing("HTTP/1.1", with: "HTTP/1.0"))
        #expect(try await old.rest().contains("[old]"))
        let page = try server.connect()
        try await page.send("GET /health/live HTTP/1.0\r\n\r\n")
        #expect(try await page.rest().hasSuffix("}"))
        let head = try server.connect()
        try await head.send("HEAD /weixin HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        let answer = try await head.rest()
        #expect(answer.hasPrefix("HTTP/1.1 405 Method Not Allowed\r\n"))
        #expect(answer.hasSuffix("\r\n\r\n"))
    }

    @Test func `what is no HTTP is a bad request`() async throws {
        let server = try await RunningServer.echoBot(in: self.folder)
        let connection = try server.connect()
        try await connection.send("\u{16}\u{3}\u{1} TLS to the wrong port\r\n\r\n")
        #expect(try await connection.rest().hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
    }

    @Test func `a large body is refused unread, and the client can read why`() async throws {
        let server = try await RunningServer.echoBot(in: self.folder)
        let connection = try server.connect()
        try await connection.send("POST /weixin HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2097152\r\n\r\n")
        try await connection.send([UInt8](repeating: 0x78, count: 100_000))
        let answer = try await connection.rest()
        #expect(answer.hasPrefix("HTTP/1.1 413 "))
        #expect(answer.hasSuffix("content too large"))
    }

    @Test func `a client that dribbles is closed at the deadline`() async throws {
        let server = try await RunningServer.echoBot(["LIMITS_REQUEST_DEADLINE": "1"], in: self.folder)
        let start = ContinuousClock.now
        let connection = try server.connect()
        try await connection.send("POST /weixin HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n")
        #expect(try await connection.rest().hasPrefix("HTTP/1.1 408 "))
        #expect(ContinuousClock.now - start < .seconds(5))
        let silent = try server.connect()
        #expect(try await silent.rest().hasPrefix("HTTP/1.1 408 "))
        try await server.program.logs("cause=time")
    }

    @Test func `more idle connections than the limit don't shut a push out`() async throws {
        let server = try await RunningServer.echoBot(["LIMITS_CONNECTIONS": "20"], in: self.folder)
        let idle = try (0..<40).map { _ in try server.connect() }
        _ = try await Patience.wait(for: "half of them to be closed") {
            idle.count(where: \.isClosed) >= 20 ? true : nil
        }
        let connection = try server.connect()
        try await connection.send(Keys.push("still here"))
        #expect(try await connection.receive(until: "</xml>").contains("still here"))
        #expect(idle.contains { !$0.isClosed })
    }
}
