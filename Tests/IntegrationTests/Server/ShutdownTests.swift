// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@Suite struct ShutdownTests {
    private let folder: TemporaryFolder

    init() throws { self.folder = try TemporaryFolder() }

    @Test(arguments: [15, 2] as [Int32])
    func `a push in flight is answered before the end`(signal: Int32) async throws {
        let server = try await RunningServer.echoBot(["LOG_LEVEL": "debug"], in: self.folder)
        let connection = try server.connect()
        let push = try Array(Keys.push("in flight", fields: ["Expect: 100-continue"]).utf8)
        try await connection.send(Array(push.prefix(push.count - 10)))
        // So the server has its head.
        #expect(try await connection.receive(until: "\r\n\r\n").hasPrefix("HTTP/1.1 100 Continue"))
        let idle = try server.connect()
        server.program.send(signal)
        // Idle connections go at once, and then the shutdown has begun.
        _ = try await idle.rest()
        #expect(!connection.isClosed)
        try await connection.send(Array(push.suffix(10)))
        let answer = try await connection.rest()
        #expect(answer.hasPrefix("HTTP/1.1 200 OK"))
        #expect(answer.contains("in flight"))
        #expect(try await server.program.status() == 0)
    }

    @Test func `what isn't answered in ten seconds is left, and the status is 0 all the same`() async throws {
        let server = try await RunningServer.echoBot(["LIMITS_REQUEST_DEADLINE": "60"], in: self.folder)
        let connection = try server.connect()
        try await connection.send(
            "POST /weixin HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n"
        )
        _ = try await connection.receive(until: "\r\n\r\n")
        let start = ContinuousClock.now
        #expect(try await server.terminate() == 0)
        #expect(ContinuousClock.now - start < .seconds(15))
        #expect(try server.program.errors.split(separator: "\n").allSatisfy { !$0.contains("error") })
    }
}
