// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Hummingbird
import Testing
import WeChatBot
import WeChatProtocol
import WeChatServer

@testable import Doumi

/// Streams of events end with the session of who opened them.
struct EventStreamTests {
    @Test(.timeLimit(.minutes(1))) func `who has signed out sees no more of a chat`() async throws {
        let settings = try Settings(options: ["wechat.token": "token"], environment: [:], directory: "/nonexistent")
        let rooms = ChatRooms(try ServerConfiguration(settings: settings))
        let room = try #require(rooms.rooms.first)
        room.receive("late")
        try await ConsoleClient.visit(pages: { router in
            router.get("/stream") { _, context in
                var context = context
                context.isOpenStill = { false }
                return ChatEvents(room: room, context: context).response(from: 0)
            }
        }) { browser async throws in
            #expect(try await browser.get("/stream").body == "retry: 1000\n\n")
        }
        await rooms.shutdown()
    }

    @Test(.timeLimit(.minutes(1))) func `who has signed out sees no more of deliveries`() async throws {
        let log = DeliveryLog()
        let events = DeliveryEvents(log)
        let message = IncomingMessage(from: "oUser", id: 1, .text(TextMessage(content: "a")))
        log.observe(DeskEvent(account: "default", key: DeliveryKey(message), time: 1, kind: .arrived(message)))
        try await ConsoleClient.visit(pages: { router in
            router.get("/stream") { request, context in
                var context = context
                context.isOpenStill = { false }
                return events.response(to: request, DeliveryFilter(), context)
            }
        }) { browser async throws in
            #expect(try await browser.get("/stream?version=0").body == "retry: 2000\n\n")
        }
    }

    @Test func `a page of several lines is one event`() {
        #expect(EventStream.data("<b>\n\u{2028}</b>\r\n") == "data: <b>\ndata: \ndata: </b>\ndata: \n")
    }
}
