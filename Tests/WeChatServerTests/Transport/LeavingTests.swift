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

@Suite struct LeavingTests {
    private func held(_ gate: Gate) throws -> WebhookFixture {
        try WebhookFixture(bot: { _, _ in
            await gate.pass()
            return "done"
        })
    }

    @Test(arguments: Lane.allCases)
    func `a handler whose client has gone finishes, and its answer waits for the retry`(lane: Lane) async throws {
        let gate = Gate()
        let fixture = try self.held(gate)
        let first = try await TestConnection(fixture, lane)
        try await first.receive(first.push("hello"))
        await first.until { gate.count == 1 }
        try await first.channel.close()
        gate.open()
        let second = try await TestConnection(fixture, lane)
        try await second.receive(second.push("hello"))
        await second.until { second.wire.statuses == [200] }
        #expect(second.wire.responses.first?.text.contains("done") == true)
        #expect(first.wire.responses == [])
        #expect(fixture.bot.runs == 1)
    }

    @Test(arguments: Lane.allCases)
    func `who closes only their sending side still gets the answer`(lane: Lane) async throws {
        let gate = Gate()
        let connection = try await TestConnection(try self.held(gate), lane)
        try await connection.receive(connection.push("hello"))
        try await connection.fire(event: ChannelEvent.inputClosed)
        #expect(connection.pages.log == [])
        #expect(connection.isOpen)
        gate.open()
        await connection.until { connection.wire.closes == ["output"] }
        #expect(connection.wire.statuses == [200])
    }

    @Test(arguments: Lane.allCases)
    func `who closes and whose answer takes long is let go`(lane: Lane) async throws {
        let gate = Gate()
        let connections = ConnectionTable(limit: 10)
        let connection = try await TestConnection(try self.held(gate), lane, connections: connections)
        try await connection.receive(connection.push("hello"))
        await connection.until { gate.count == 1 }
        await connection.advance(by: .seconds(30))
        try await connection.fire(event: ChannelEvent.inputClosed)
        await connection.advance(by: .seconds(9))
        #expect(connection.isOpen)
        await connection.advance(by: .seconds(1))
        #expect(!connection.isOpen)
        #expect(connections.count == 0)
        gate.open()
    }

    @Test(arguments: Lane.allCases)
    func `who closes between requests is closed`(lane: Lane) async throws {
        let connection = try await TestConnection(try WebhookFixture(), lane)
        try await connection.fire(event: ChannelEvent.inputClosed)
        #expect(connection.wire.closes == ["output"])
        #expect(connection.wire.responses == [])
        let second = try await TestConnection(try WebhookFixture(), lane)
        try await second.receive(second.push("hello"))
        try await second.fire(event: ChannelEvent.inputClosed)
        #expect(second.wire.closes == ["output"])
        #expect(second.wire.statuses == [200])
    }

    @Test(arguments: Lane.allCases)
    func `who closes within a request is told that it is none, and closed`(lane: Lane) async throws {
        let parts = [TestConnection.head(.post, "/weixin", [.contentLength: "100"]), .body(ByteBuffer(string: "x"))]
        for count in 1...2 {
            let connection = try await TestConnection(try WebhookFixture(), lane)
            try await connection.receive(Array(parts.prefix(count)))
            try await connection.fire(event: ChannelEvent.inputClosed)
            #expect(connection.wire.statuses == [400])
            #expect(!connection.isOpen)
        }
    }

    @Test(arguments: Lane.allCases)
    func `a shutdown waits for the answer, says so in it, and closes`(lane: Lane) async throws {
        let gate = Gate()
        let connection = try await TestConnection(try self.held(gate), lane)
        try await connection.receive(connection.push("hello"))
        try await connection.fire(event: ChannelShouldQuiesceEvent())
        #expect(connection.isOpen)
        gate.open()
        await connection.until { connection.wire.closes == ["output"] }
        #expect(connection.wire.statuses == [200])
        #expect(connection.wire.responses.first?.fields[.connection] == "close")
        #expect(connection.pages.log == [])
    }

    @Test(arguments: Lane.allCases)
    func `a shutdown lets a request that is arriving come in`(lane: Lane) async throws {
        let connection = try await TestConnection(try WebhookFixture(), lane)
        let parts = try connection.push("hello")
        try await connection.receive(Array(parts.prefix(1)))
        try await connection.fire(event: ChannelShouldQuiesceEvent())
        #expect(connection.wire.closes == [])
        try await connection.receive(Array(parts.dropFirst()) + TestConnection.page("/weixin"))
        #expect(connection.wire.statuses == [200])
        #expect(connection.wire.closes == ["output"])
    }

    @Test(arguments: Lane.allCases)
    func `a shutdown closes an idle connection, and leaves a page to Hummingbird`(lane: Lane) async throws {
        let idle = try await TestConnection(try WebhookFixture(), lane)
        try await idle.receive(idle.push("hello"))
        try await idle.fire(event: ChannelShouldQuiesceEvent())
        #expect(!idle.isOpen)
        let busy = try await TestConnection(try WebhookFixture(), lane)
        try await busy.receive(TestConnection.page("/page"))
        try await busy.fire(event: ChannelShouldQuiesceEvent())
        #expect(busy.pages.log.last == "quiesce")
        try await busy.receive(busy.push("hello"))
        try await busy.respond("page")
        #expect(busy.wire.statuses == [200])
        #expect(busy.wire.closes == ["output"])
        #expect(busy.fixture.bot.runs == 0)
    }

    @Test(arguments: Lane.allCases)
    func `an error of the connection itself is for Hummingbird`(lane: Lane) async throws {
        let connection = try await TestConnection(try WebhookFixture(), lane)
        try await connection.fire(error: IOError(errnoCode: 104, reason: "reset"))
        #expect(connection.pages.log == ["error"])
    }
}
