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

@Suite struct DeadlineTests {
    @Test(arguments: Lane.allCases)
    func `a body that dribbles has until the deadline, and not a byte longer`(lane: Lane) async throws {
        let connection = try await TestConnection(try WebhookFixture(), lane)
        try await connection.receive([TestConnection.head(.post, "/weixin", [.contentLength: "100"])])
        for _ in 1...9 {
            await connection.advance(by: .seconds(1))
            try await connection.receive([.body(ByteBuffer(string: "x"))])
        }
        #expect(connection.wire.responses == [])
        await connection.advance(by: .seconds(1))
        #expect(connection.wire.statuses == [408])
        #expect(connection.fixture.log.lines.last?.contains("time") == true)
        #expect(connection.wire.responses.first?.fields[.connection] == "close")
        await connection.advance(by: .seconds(1))
        #expect(!connection.isOpen)
    }

    @Test(arguments: Lane.allCases)
    func `a connection that never asks is closed after the deadline`(lane: Lane) async throws {
        let connections = ConnectionTable(limit: 10)
        let connection = try await TestConnection(try WebhookFixture(), lane, connections: connections)
        await connection.advance(by: .seconds(10))
        #expect(connection.wire.statuses == [408])
        await connection.advance(by: .seconds(1))
        #expect(!connection.isOpen)
        #expect(connections.count == 0)
    }

    @Test(arguments: Lane.allCases)
    func `a later request has the whole time from its first byte`(lane: Lane) async throws {
        let connection = try await TestConnection(try WebhookFixture(), lane)
        try await connection.receive(connection.push("hello"))
        await connection.advance(by: .seconds(55))
        try await connection.receive([TestConnection.head(.post, "/weixin", [.contentLength: "100"])])
        await connection.advance(by: .milliseconds(9999))
        #expect(connection.wire.statuses == [200])
        await connection.advance(by: .milliseconds(1))
        #expect(connection.wire.statuses == [200, 408])
    }

    @Test(arguments: Lane.allCases)
    func `between requests a connection stays for the idle time`(lane: Lane) async throws {
        let connection = try await TestConnection(try WebhookFixture(), lane)
        try await connection.receive(connection.push("hello"))
        await connection.advance(by: .seconds(59))
        #expect(connection.isOpen)
        await connection.advance(by: .seconds(1))
        #expect(!connection.isOpen)
        #expect(connection.wire.statuses == [200])
    }

    @Test(arguments: Lane.allCases)
    func `the server's own time is none of the client's`(lane: Lane) async throws {
        let gate = Gate()
        let fixture = try WebhookFixture(bot: { _, _ in
            await gate.pass()
            return "done"
        })
        let connection = try await TestConnection(fixture, lane)
        try await connection.receive(connection.push("hello"))
        await connection.until { gate.count == 1 }
        await connection.advance(by: .seconds(1000))
        #expect(connection.isOpen)
        gate.open()
        await connection.until { connection.wire.statuses == [200] }
        await connection.advance(by: .seconds(60))
        #expect(!connection.isOpen)
    }

    @Test(arguments: Lane.allCases)
    func `a page's request has the same deadline`(lane: Lane) async throws {
        let connection = try await TestConnection(try WebhookFixture(), lane)
        try await connection.receive([TestConnection.head(.post, "/page", [.contentLength: "100"])])
        await connection.advance(by: .seconds(10))
        #expect(!connection.isOpen)
        let other = try await TestConnection(try WebhookFixture(), lane)
        try await other.receive(TestConnection.page("/page"))
        await other.advance(by: .seconds(1000))
        #expect(other.isOpen)
    }

    @Test(arguments: Lane.allCases)
    func `a busy connection costs a timer in ten seconds`(lane: Lane) async throws {
        let connection = try await TestConnection(try WebhookFixture(), lane)
        for id in 1...100 {
            try await connection.receive(connection.push("hello", id: .init(rawValue: UInt64(id))))
            await connection.advance(by: .seconds(1))
        }
        #expect(connection.wire.statuses.count == 100)
        #expect(try await connection.timers == 11)
    }
}
