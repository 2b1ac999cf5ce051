// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol
import WeChatServer

@testable import Doumi

/// Who may follow a chat.
struct ChatListenersTests {
    @Test func `one listener too many ends the oldest one's stream, and nobody else's`() async throws {
        let settings = try Settings(options: ["wechat.token": "token"], environment: [:], directory: "/nonexistent")
        let rooms = ChatRooms(try ServerConfiguration(settings: settings))
        let room = try #require(rooms.rooms.first)
        let streams = (0...ChatListeners.most).map { _ in room.changes(from: 0) }
        room.receive("late")
        var heard: [Bool] = []
        for stream in streams {
            var iterator = stream.makeAsyncIterator()
            heard.append(await iterator.next() != nil)
        }
        #expect(heard == [false] + Array(repeating: true, count: ChatListeners.most))
        await rooms.shutdown()
    }

    @Test func `listeners that have gone take no place`() async throws {
        let settings = try Settings(options: ["wechat.token": "token"], environment: [:], directory: "/nonexistent")
        let rooms = ChatRooms(try ServerConfiguration(settings: settings))
        let room = try #require(rooms.rooms.first)
        var first = room.changes(from: 0).makeAsyncIterator()
        for _ in 0..<3 * ChatListeners.most { _ = room.changes(from: 0) }
        room.receive("late")
        #expect(await first.next() != nil)
        await rooms.shutdown()
    }
}
