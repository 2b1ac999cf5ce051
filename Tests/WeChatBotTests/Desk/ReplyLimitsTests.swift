// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import TestSupport
import Testing
import WeChatBot
import WeChatBotTesting
import WeChatProtocol

@Suite struct ReplyLimitsTests {
    private static let hint = "\n（未完，回复“更多”看后文）"

    private func lines(_ count: Int) -> String {
        (1...count).map { "第\($0)行，一共有很多很多行。" }.joined(separator: "\n")
    }

    @Test func `a long text is cut with a hint, and 更多 brings the rest`() async throws {
        let whole = self.lines(200)
        let bot = ClosureResponder { message, _ in
            if case .text(let text) = message.body, text.content == "更多" { return "没有了" }
            return .text(whole)
        }
        let user = TestUser(bot)
        var (collected, word) = ("", "活着")
        for _ in 0..<10 {
            guard case .text(let part) = try await user.sends(word) else { break }
            #expect(part.utf8.count <= 2048)
            guard part.hasSuffix(Self.hint) else {
                collected += part
                break
            }
            collected += part.dropLast(Self.hint.count)
            word = word == "更多" ? " More " : "更多"
        }
        #expect(collected == whole)
        #expect(bot.runs == 1)
        #expect(user.lastAnswer?.route == "continuation")
        #expect(try await user.sends("更多") == "没有了")
    }

    @Test func `the rest waits for ten minutes, and for nobody else`() async throws {
        let whole = self.lines(200)
        let bot = ClosureResponder { message, _ in
            if case .text(let text) = message.body, text.content == "更多" { return "没有了" }
            return .text(whole)
        }
        let user = TestUser(bot)
        try await user.sends("活着")
        #expect(try await user.friend("oFriend").sends("更多") == "没有了")
        user.waits(.seconds(601))
        #expect(try await user.sends("更多") == "没有了")
    }

    @Test func `a second attempt at a long text gets the same part`() async throws {
        let whole = self.lines(200)
        let user = TestUser(ClosureResponder { _, _ in .text(whole) })
        let first = try await user.sends("活着")
        #expect(try await user.sendsAgain() == first)
        let second = try await user.sends("更多")
        #expect(try await user.sendsAgain() == second)
        #expect(first != second)
    }

    @Test func `a text that fits is left alone, and so is the white space that doesn't`() async throws {
        let exact = String(repeating: "字", count: 682) + "ab"
        #expect(exact.utf8.count == 2048)
        let user = TestUser(
            ClosureResponder { message, _ in
                guard case .text(let text) = message.body, text.content == "blank" else { return .text(exact) }
                return .text(exact + "\n \n")
            }
        )
        #expect(try await user.sends("a") == .text(exact))
        #expect(try await user.sends("blank") == .text(exact))
    }

    @Test func `a message is answered with one article and an event with eight`() async throws {
        let articles = (1...10).map { Article(title: "\($0)") }
        let logs = LogRecorder()
        let user = TestUser(ClosureResponder { _, _ in .news(articles) }, logger: logs.logger)
        #expect(try await user.sends("a") == .news(Array(articles.prefix(1))))
        #expect(try await user.taps("HOT") == .news(Array(articles.prefix(8))))
        #expect(logs.lines.map { $0.hasPrefix("warning") } == [true, true])
    }
}
