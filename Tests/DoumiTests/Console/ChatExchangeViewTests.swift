// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing
import WeChatBot
import WeChatProtocol
import WeChatServer
import WeChatSimulator

@testable import Doumi

/// An exchange of the chat as its window shows it.
struct ChatExchangeViewTests {
    private func html(_ exchange: ChatExchange) async throws -> String {
        let options = ["wechat.token": "token"]
        let settings = try Settings(options: options, environment: [:], directory: "/nonexistent")
        let rooms = ChatRooms(try ServerConfiguration(settings: settings))
        let room = rooms.rooms.first
        await rooms.shutdown()
        return try ChatExchangeView(exchange: exchange, room: #require(room), language: .english).html()
    }

    @Test func `three requests stand there with their times, those in vain marked`() async throws {
        var exchange = ChatExchange(id: 1, said: "slow", push: [])
        exchange.attempts = [
            PushAttempt(number: 1, duration: .seconds(5), outcome: .timeout),
            PushAttempt(number: 2, duration: .seconds(5), outcome: .timeout),
            PushAttempt(
                number: 3,
                duration: .milliseconds(4500),
                outcome: .reply("please wait", isSealed: false)
            ),
        ]
        exchange.outcome = exchange.attempts.last?.outcome
        let html = try await self.html(exchange)
        #expect(html.components(separatedBy: "class=\"late\"").count == 3)
        #expect(html.contains("Attempt 3: 4500 ms / 5 s"))
        #expect(html.contains("please wait"))
    }

    @Test func `what both sides say is escaped, and links run no script`() async throws {
        var exchange = ChatExchange(id: 1, said: "<script>alert(1)</script>", push: Array("<xml>".utf8))
        exchange.outcome = .reply("<img src=x onerror=a()> <a href=\"javascript:a()\">x</a>", isSealed: false)
        let html = try await self.html(exchange)
        #expect(!html.contains("<script>") && !html.contains("<img src=x") && !html.contains("javascript:"))
        #expect(html.contains("&lt;script&gt;"))
    }
}
