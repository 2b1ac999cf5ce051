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

@Suite struct PipeliningTests {
    /// A bot that holds every text "slow" until the gate opens.
    private func slow(_ gate: Gate) throws -> WebhookFixture {
        try WebhookFixture(bot: { message, context in
            if case .text(let text) = message.body, text.content == "slow" { await gate.pass() }
            return try await WebhookFixture.echo(message, context)
        })
    }

    private func texts(_ connection: TestConnection) -> [String] {
        connection.wire.responses.filter(\.isComplete)
            .map { response in
                response.text.firstMatch(of: /echo [a-z0-9]*/).map { String($0.output) } ?? response.text
            }
    }

    @Test(arguments: Lane.allCases)
    func `pushes that come together are answered in their order`(lane: Lane) async throws {
        let gate = Gate()
        let connection = try await TestConnection(try self.slow(gate), lane)
        try await connection.receive(connection.push("slow", id: 1) + connection.push("quick", id: 2))
        await connection.until { gate.count == 1 }
        #expect(connection.wire.responses == [])
        gate.open()
        await connection.until { connection.wire.statuses.count == 2 }
        #expect(self.texts(connection) == ["echo slow", "echo quick"])
    }

    @Test(arguments: Lane.allCases)
    func `very many that come together don't pile up`(lane: Lane) async throws {
        let gate = Gate()
        let connection = try await TestConnection(try self.slow(gate), lane)
        var parts = try connection.push("slow", id: 1)
        for _ in 1...500 { parts += TestConnection.page("/weixin") }
        try await connection.receive(parts)
        await connection.until { gate.count == 1 }
        gate.open()
        await connection.until { connection.wire.statuses.count == 501 }
        #expect(connection.wire.statuses == [200] + Array(repeating: 403, count: 500))
        #expect(connection.isOpen)
    }

    @Test(arguments: Lane.allCases)
    func `more than is reasonable close the connection`(lane: Lane) async throws {
        let gate = Gate()
        let connection = try await TestConnection(try self.slow(gate), lane)
        var parts = try connection.push("slow", id: 1)
        for _ in 1...600 { parts += TestConnection.page("/weixin") }
        try await connection.receive(parts)
        #expect(!connection.isOpen)
        gate.open()
    }

    @Test(arguments: Lane.allCases)
    func `what comes while a request is answered is kept, and nothing more is read`(lane: Lane) async throws {
        let gate = Gate()
        let connection = try await TestConnection(try self.slow(gate), lane)
        try await connection.receive(connection.push("slow"))
        await connection.until { gate.count == 1 }
        let reads = connection.wire.reads
        try await connection.receive(connection.push("quick", id: 2))
        #expect(connection.wire.reads == reads)
        #expect(connection.wire.statuses == [])
        gate.open()
        await connection.until { connection.wire.reads > reads }
        #expect(self.texts(connection) == ["echo slow", "echo quick"])
    }

    @Test(arguments: Lane.allCases)
    func `a page behind a push is asked for when the push is answered`(lane: Lane) async throws {
        let gate = Gate()
        let connection = try await TestConnection(try self.slow(gate), lane)
        let body = ByteBuffer(repeating: 0, count: 5)
        let page: [HTTPRequestPart] = [TestConnection.head(.post, "/page", [.contentLength: "10"]), .body(body)]
        try await connection.receive(connection.push("slow") + page)
        await connection.until { gate.count == 1 }
        #expect(connection.pages.log == [])
        gate.open()
        await connection.until { connection.pages.log == ["/page", "5", "complete"] }
        let reads = connection.wire.reads
        try await connection.receive([.body(body)])
        #expect(connection.wire.reads == reads)
        try await connection.respond("the page")
        #expect(self.texts(connection) == ["echo slow", "the page"])
    }

    @Test(arguments: Lane.allCases)
    func `a push behind a page is answered after the page, and a page behind that after both`(lane: Lane) async throws {
        let connection = try await TestConnection(try WebhookFixture(), lane)
        let first = TestConnection.page("/first")
        let second = TestConnection.page("/second")
        try await connection.receive(first + connection.push("push") + second + connection.push("last", id: 2))
        #expect(connection.pages.log == ["/first", "end", "complete"])
        #expect(connection.wire.responses == [])
        try await connection.respond("one")
        #expect(self.texts(connection) == ["one", "echo push"])
        #expect(connection.pages.log == ["/first", "end", "complete", "/second", "end", "complete"])
        try await connection.respond("two")
        #expect(self.texts(connection) == ["one", "echo push", "two", "echo last"])
    }

    @Test(arguments: Lane.allCases)
    func `a page that answers before it has read all doesn't let the next in too early`(lane: Lane) async throws {
        let connection = try await TestConnection(try WebhookFixture(), lane)
        try await connection.receive([TestConnection.head(.post, "/page", [.contentLength: "5"])])
        try await connection.respond("early")
        try await connection.receive([.body(ByteBuffer(repeating: 0, count: 5))])
        try await connection.receive(connection.push("push"))
        #expect(self.texts(connection) == ["early", "echo push"])
        #expect(connection.pages.log == ["/page", "complete", "5", "end", "complete"])
    }

    @Test(arguments: Lane.allCases)
    func `a page that nobody asked for isn't written`(lane: Lane) async throws {
        let connection = try await TestConnection(try WebhookFixture(), lane)
        await #expect(throws: ChannelError.self) { try await connection.respond("unasked") }
        #expect(connection.wire.responses == [])
    }

    @Test(arguments: Lane.allCases)
    func `bytes that are no request, behind a push, don't cost it its answer`(lane: Lane) async throws {
        let gate = Gate()
        let connection = try await TestConnection(try self.slow(gate), lane)
        try await connection.receive(connection.push("slow"))
        try await connection.receive("nonsense\r\n\r\n")
        #expect(connection.wire.responses == [])
        gate.open()
        await connection.until { connection.wire.statuses.count == 2 }
        #expect(connection.wire.statuses == [200, 400])
        #expect(connection.wire.closes == ["output"])
    }
}
