// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatBot
import WeChatBotTesting
import WeChatProtocol

/// The bot that the README shows.
struct ReadmeTests {
    private enum Booking: Codable, Sendable { case choosingDay }

    private static var bot: some MessageResponder {
        let router = MessageRouter()
        router.on(.subscribe) { _, _ in "欢迎！发“预约”开始。" }
        router.on(.text("预约")) { _, context in
            try context.begin(Booking.choosingDay)
            return "哪一天？"
        }
        router.conversation(Booking.self) { state, message, _ in
            guard case .text(let text) = message.body else { return nil }
            state = nil
            return "已为您预约：\(text.content)"
        }
        router.on(.text(as: Int.self)) { number, _ in "\(number) 的两倍是 \(number * 2)。" }
        router.on(.text) { text, _ in text.content }
        return router.buildResponder()
    }

    @Test func `the README's bot does what the README says`() async throws {
        let user = TestUser(Self.bot)
        #expect(try await user.follows() == "欢迎！发“预约”开始。")
        #expect(try await user.sends("预约") == "哪一天？")
        #expect(try await user.sends("周三") == "已为您预约：周三")
        #expect(try await user.sends("21") == "21 的两倍是 42。")
        #expect(try await user.sends("你好") == "你好")
    }
}
