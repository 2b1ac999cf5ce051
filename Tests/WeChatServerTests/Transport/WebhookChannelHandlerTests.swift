// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import NIOCore
import NIOHTTPTypes
import TestSupport
import Testing
import WeChatBot
import WeChatProtocol
import WeChatSimulator

@testable import WeChatServer

@Suite struct WebhookChannelHandlerTests {
    private func connection(_ lane: Lane, limits: WebhookLimits = WebhookLimits()) async throws -> TestConnection {
        try await TestConnection(try WebhookFixture(limits: limits), lane, limits: limits)
    }

    @Test(arguments: [1, 2, 7, 100], Lane.allCases)
    func `a push in pieces is answered as one`(pieces: Int, lane: Lane) async throws {
        let connection = try await self.connection(lane)
        for part in try connection.push("hello", pieces: pieces) { try await connection.receive([part]) }
        let response = try #require(connection.wire.responses.first)
        #expect(response.isComplete)
        #expect(connection.wire.flushes == 1)
        #expect(response.text.contains("echo hello"))
        #expect(response.fields[.contentLength] == "\(response.text.utf8.count)")
        #expect(response.fields[.contentType] == "text/xml; charset=utf-8")
        #expect(response.fields[.xContentTypeOptions] == "nosniff")
        #expect(response.fields[.connection] == nil)
        #expect(connection.pages.log == [])
    }

    @Test(arguments: Lane.allCases)
    func `the connection stays open for more, and costs one timer for all`(lane: Lane) async throws {
        let connection = try await self.connection(lane)
        for id in 1...50 {
            try await connection.receive(connection.push("hello \(id)", id: .init(rawValue: UInt64(id))))
        }
        #expect(connection.wire.statuses == Array(repeating: 200, count: 50))
        #expect(connection.isOpen)
        #expect(try await connection.timers == 1)
    }

    @Test(arguments: ["close", "Close", "keep-alive, close"], Lane.allCases)
    func `who asks for it gets the connection closed`(value: String, lane: Lane) async throws {
        let connection = try await self.connection(lane)
        let more = TestConnection.page("/")
        try await connection.receive(connection.push("hello", fields: [.connection: value]) + more)
        #expect(connection.wire.statuses == [200])
        #expect(connection.wire.responses.first?.fields[.connection] == "close")
        #expect(connection.wire.closes == ["output"])
        #expect(connection.pages.log.isEmpty)
        await connection.advance(by: .seconds(1))
        #expect(connection.wire.closes == ["output", "all"])
        #expect(!connection.isOpen)
    }

    @Test(arguments: Lane.allCases)
    func `a body that is announced too large is refused unread`(lane: Lane) async throws {
        let connection = try await self.connection(lane, limits: WebhookLimits(bodyBytes: 100))
        let reads = connection.wire.reads
        let fields: HTTPFields = [.contentLength: "101", .expect: "100-continue"]
        try await connection.receive([TestConnection.head(.post, "/weixin", fields)])
        #expect(connection.wire.statuses == [413])
        #expect(connection.wire.responses.first?.fields[.connection] == "close")
        #expect(connection.wire.closes == ["output"])
        // What comes all the same is dropped, and no more is asked for.
        try await connection.receive([.body(ByteBuffer(repeating: 0, count: 101))])
        try await connection.receive(connection.push("hello"))
        #expect(connection.wire.reads == reads)
        #expect(connection.wire.statuses == [413])
        await connection.advance(by: .seconds(1))
        #expect(!connection.isOpen)
    }

    @Test(arguments: Lane.allCases)
    func `a body that becomes too large is refused at once`(lane: Lane) async throws {
        let connection = try await self.connection(lane, limits: WebhookLimits(bodyBytes: 100))
        try await connection.receive([TestConnection.head(.post, "/weixin", [.transferEncoding: "chunked"])])
        for _ in 1...10 { try await connection.receive("a\r\n0123456789\r\n") }
        #expect(connection.wire.statuses == [])
        try await connection.receive("1\r\n0\r\n")
        #expect(connection.wire.statuses == [413])
        #expect(connection.wire.closes == ["output"])
        #expect(connection.fixture.log.lines.count == 1)
        #expect(connection.fixture.log.lines.first?.contains("size") == true)
    }

    @Test(arguments: Lane.allCases)
    func `who waits to be told gets told to go on`(lane: Lane) async throws {
        let connection = try await self.connection(lane)
        let parts = try connection.push("hello", fields: [.expect: "100-Continue"])
        try await connection.receive([parts[0]])
        #expect(connection.wire.responses.map(\.status) == [100])
        try await connection.receive(Array(parts.dropFirst()))
        #expect(connection.wire.responses.map(\.status) == [100, 200])
    }

    @Test(arguments: Lane.allCases)
    func `the answer to HEAD has no body`(lane: Lane) async throws {
        let connection = try await self.connection(lane)
        try await connection.receive([TestConnection.head(.head, "/weixin")])
        try await connection.receive([TestConnection.head(.put, "/weixin")])
        #expect(connection.wire.statuses == [405, 405])
        #expect(connection.wire.responses.map(\.text) == ["", "method not allowed"])
        #expect(connection.wire.responses.first?.fields[.allow] == "GET, POST")
    }

    @Test(arguments: Lane.allCases)
    func `a whole address as target is understood`(lane: Lane) async throws {
        let connection = try await self.connection(lane)
        let query = connection.fixture.platform.verification(echo: "123", at: connection.fixture.clock.now).query
        try await connection.receive(TestConnection.page("http://localhost/weixin?\(query)"))
        #expect(connection.wire.responses.first?.text == "123")
    }

    @Test(arguments: Lane.allCases)
    func `bytes that are no request are answered so, and the connection is closed`(lane: Lane) async throws {
        let connection = try await self.connection(lane)
        try await connection.receive("nonsense\r\n\r\n")
        #expect(connection.wire.statuses == [400])
        #expect(connection.wire.closes == ["output"])
        #expect(connection.pages.log == [])
    }
}
