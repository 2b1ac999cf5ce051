// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import Testing
import WeChatBot
import WeChatProtocol
import WeChatServer
import WeChatSimulator

@testable import Doumi

/// Late replies of the console's own follower appear in its window.
struct ChatRoomDeliveryTests {
    private final class Sender: LateReplyDelivery {
        let sent = Mutex<[OpenID]>([])

        func carried(_ reply: Reply) -> Reply? { reply }
        func deliver(_ reply: Reply, to user: OpenID) async throws(LateReplyError) {
            self.sent.withLock { $0.append(user) }
        }
    }

    private func rooms() throws -> ChatRooms {
        let options = ["wechat.token": "token"]
        let settings = try Settings(options: options, environment: [:], directory: "/nonexistent")
        return ChatRooms(try ServerConfiguration(settings: settings))
    }

    @Test func `theirs go to the window, everybody else's to WeChat`() async throws {
        let (rooms, sender) = (try self.rooms(), Sender())
        let name = try #require(rooms.rooms.first?.name)
        let delivery = try #require(rooms.delivery(ofAccount: name, sender))
        try await delivery.deliver("late", to: ChatRoom.user)
        try await delivery.deliver("late", to: "oOther")
        #expect(sender.sent.withLock { $0 } == ["oOther"])
        let shown = try #require(rooms.rooms.first?.exchanges.first)
        #expect(shown.isLate)
        #expect(shown.outcome?.reply == "late")
        let room = try #require(rooms.rooms.first)
        let html = try ChatExchangeView(exchange: shown, room: room, language: .english).html()
        #expect(html.contains("Late message") && !html.contains("bubble mine"))
        await rooms.shutdown()
    }

    @Test func `an account that can't send keeps it that way, so that they fetch theirs as followers do`() async throws
    {
        let rooms = try self.rooms()
        #expect(rooms.delivery(ofAccount: "default", nil) == nil)
        await rooms.shutdown()
    }
}
