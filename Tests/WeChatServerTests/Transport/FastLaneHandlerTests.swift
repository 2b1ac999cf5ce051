// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import NIOCore
import TestSupport
import Testing
import WeChatBot
import WeChatProtocol
import WeChatSimulator

@testable import WeChatServer

/// When a connection leaves the fast lane, and that it leaves it for ever.
@Suite struct FastLaneHandlerTests {
    @Test(arguments: Lane.allCases) func `only what is ordinary stays on the fast lane`(lane: Lane) async throws {
        let connection = try await TestConnection(try WebhookFixture(), lane)
        for id in 1...3 {
            try await connection.receive(connection.push("hello", id: .init(rawValue: UInt64(id)), pieces: id))
        }
        let query = connection.fixture.platform.verification(echo: "123", at: connection.fixture.clock.now).query
        try await connection.receive(TestConnection.page("/weixin?\(query)"))
        #expect(connection.wire.statuses == [200, 200, 200, 200])
        #expect(connection.wire.flushes == 4)
        #expect(try await connection.isOnFastLane == (lane == .fast))
    }

    @Test func `what comes together, and is answered at once, stays on it`() async throws {
        let connection = try await TestConnection(try WebhookFixture(), .fast)
        let pushes = try connection.push("one", id: 1) + connection.push("two", id: 2) + connection.push("three", id: 3)
        let text = pushes.map(connection.text).joined()
        let cuts = [0, 30, text.count / 2, text.count].map { text.index(text.startIndex, offsetBy: $0) }
        let pieces = zip(cuts, cuts.dropFirst()).map { String(text[$0..<$1]) }
        try await connection.receive(pieces[0], pieces[1], pieces[2])
        #expect(connection.wire.responses.map { $0.text.contains("echo") } == [true, true, true])
        #expect(try await connection.isOnFastLane)
    }

    @Test func `a head that isn't there at one reading goes to the decoder`() async throws {
        let connection = try await TestConnection(try WebhookFixture(), .fast)
        let text = try connection.push("hello").map(connection.text).joined()
        try await connection.receive(String(text.prefix(40)))
        #expect(try await !connection.isOnFastLane)
        try await connection.receive(String(text.dropFirst(40)))
        #expect(connection.wire.statuses == [200])
    }

    @Test func `what comes while a request is answered goes to the decoder`() async throws {
        let gate = Gate()
        let fixture = try WebhookFixture(bot: { message, context in
            await gate.pass()
            return try await WebhookFixture.echo(message, context)
        })
        let connection = try await TestConnection(fixture, .fast)
        try await connection.receive(connection.push("one", id: 1))
        #expect(try await connection.isOnFastLane)
        try await connection.receive(connection.push("two", id: 2))
        #expect(try await !connection.isOnFastLane)
        gate.open()
        await connection.until { connection.wire.statuses == [200, 200] }
    }

    @Test func `whatever follows something unusual is the decoder's too`() async throws {
        let connection = try await TestConnection(try WebhookFixture(), .fast)
        try await connection.receive(connection.push("one", id: 1) + TestConnection.page("/page"))
        #expect(connection.wire.statuses == [200])
        #expect(connection.pages.log == ["/page", "end", "complete"])
        try await connection.respond("the page")
        try await connection.receive(connection.push("two", id: 2))
        #expect(connection.wire.statuses == [200, 200, 200])
        #expect(try await !connection.isOnFastLane)
    }

    /// The second request stands in the body of the first to whoever reads the wrong one of two lengths.
    @Test(
        arguments: [
            "Content-Length: 4\r\nContent-Length: 40", "Content-Length: 40\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nContent-Length: 4", "Content-Length: 4\r\n 0", "Content-Length: 4, 40",
        ]
    )
    func `a request with two lengths is refused`(fields: String) async throws {
        let connection = try await TestConnection(try WebhookFixture(), .fast)
        let smuggled = "0\r\n\r\nGET /weixin HTTP/1.1\r\nHost: a\r\n\r\n"
        try await connection.receive("POST /weixin HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\r\n\(smuggled)")
        #expect(connection.wire.responses.first?.status == 400)
        #expect(connection.wire.responses.count == 1)
        #expect(connection.wire.closes.first == "output")
    }

    @Test func `a body over the limit is refused by way of the decoder`() async throws {
        let limits = WebhookLimits(bodyBytes: 100)
        let connection = try await TestConnection(try WebhookFixture(limits: limits), .fast, limits: limits)
        try await connection.receive([TestConnection.head(.post, "/weixin", [.contentLength: "101"])])
        #expect(connection.wire.statuses == [413])
        #expect(try await !connection.isOnFastLane)
    }
}
