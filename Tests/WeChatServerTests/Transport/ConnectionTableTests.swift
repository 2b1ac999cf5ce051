// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOCore
import NIOEmbedded
import Testing

@testable import WeChatServer

@Suite struct ConnectionTableTests {
    private func at(_ seconds: Int64) -> NIODeadline { .uptimeNanoseconds(0) + .seconds(seconds) }

    private func channel() async throws -> NIOAsyncTestingChannel {
        let channel = NIOAsyncTestingChannel()
        try await channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).get()
        return channel
    }

    /// Which of the channels are open, once what was begun is done.
    private func open(_ channels: [NIOAsyncTestingChannel]) async -> [Bool] {
        for channel in channels { await channel.testingEventLoop.run() }
        return channels.map(\.isActive)
    }

    @Test func `of too many connections the one that has kept the server waiting longest is closed`() async throws {
        let table = ConnectionTable(limit: 3)
        var channels: [NIOAsyncTestingChannel] = []
        var entries: [ConnectionTable.Entry] = []
        for second in 0..<3 {
            channels.append(try await self.channel())
            entries.append(table.add(channels[second], at: self.at(Int64(second))))
        }
        entries[0].stopWaiting()
        channels.append(try await self.channel())
        _ = table.add(channels[3], at: self.at(3))
        #expect(await self.open(channels) == [true, false, true, true])
        #expect(table.count == 3)
        entries[0].startWaiting(at: self.at(4))
        channels.append(try await self.channel())
        _ = table.add(channels[4], at: self.at(5))
        #expect(await self.open(channels) == [true, false, false, true, true])
    }

    @Test func `where the server waits for nobody, the newest is closed`() async throws {
        let table = ConnectionTable(limit: 2)
        let channels = [try await self.channel(), try await self.channel(), try await self.channel()]
        for channel in channels.prefix(2) { table.add(channel, at: self.at(0)).stopWaiting() }
        let last = table.add(channels[2], at: self.at(1))
        #expect(await self.open(channels) == [true, true, false])
        table.remove(last)
        #expect(table.count == 2)
    }

    @Test func `a connection that is gone makes room`() async throws {
        let table = ConnectionTable(limit: 1)
        let channels = [try await self.channel(), try await self.channel()]
        table.remove(table.add(channels[0], at: self.at(0)))
        #expect(table.count == 0)
        _ = table.add(channels[1], at: self.at(1))
        #expect(await self.open(channels) == [true, true])
    }
}
