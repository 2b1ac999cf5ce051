// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing
import WeChatProtocol

@testable import WeChatServer

/// A client that sends and sends, and takes none of its answers.
@Suite struct BackPressureTests {
    private func setWritable(_ isWritable: Bool, _ connection: TestConnection) async throws {
        let channel = connection.channel
        channel.isWritable = isWritable
        try await channel.testingEventLoop.executeInContext {
            channel.pipeline.syncOperations.fireChannelWritabilityChanged()
        }
    }

    @Test(arguments: Lane.allCases)
    func `nothing more is answered until what was answered is taken`(lane: Lane) async throws {
        let connection = try await TestConnection(try WebhookFixture(), lane)
        try await self.setWritable(false, connection)
        try await connection.receive(connection.push("one", id: 1) + connection.push("two", id: 2))
        #expect(connection.wire.responses.isEmpty)
        try await self.setWritable(true, connection)
        await connection.until { connection.wire.statuses.count == 2 }
        #expect(connection.isOpen)
    }

    @Test(arguments: Lane.allCases)
    func `a client that never takes its answers is closed after the idle time`(lane: Lane) async throws {
        let connection = try await TestConnection(try WebhookFixture(), lane)
        try await connection.receive(connection.push("one", id: 1))
        await connection.until { connection.wire.statuses.count == 1 }
        try await self.setWritable(false, connection)
        for _ in 0..<6 {
            await connection.advance(by: .seconds(9))
            try await connection.receive(connection.push("more", id: 2))
        }
        #expect(connection.isOpen)
        await connection.advance(by: .seconds(20))
        #expect(!connection.isOpen)
        #expect(connection.wire.statuses.count == 1)
    }
}
