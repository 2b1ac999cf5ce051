// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

struct ReplyLimitsTests {
    private static let articles = (1...10).map { Article(title: "\($0)") }

    @Test func `a message is answered with one article, an event with eight`() {
        let reply = Reply.news(Self.articles)
        #expect(
            ReplyLimits.message.fit(reply)
                == FittedReply(.news(Array(Self.articles.prefix(1))), problem: .tooManyArticles)
        )
        #expect(
            ReplyLimits.event.fit(reply)
                == FittedReply(.news(Array(Self.articles.prefix(8))), problem: .tooManyArticles)
        )
        #expect(ReplyLimits.event.fit(.news(Array(Self.articles.prefix(8)))).problem == nil)
    }

    @Test(arguments: [
        Reply.text(""), .text(" \n"), .text("\u{1}\u{2}"), .text("\u{FFFE} "), .news([]), .image(""), .voice(""),
        .video(VideoReply(mediaID: "")),
        .music(MusicReply(thumbMediaID: "")),
    ])
    func `what WeChat would take for a broken answer becomes none`(reply: Reply) {
        #expect(ReplyLimits.message.fit(reply) == FittedReply(.nothing, problem: .empty))
    }

    @Test func `a long text is cut and its rest handed back`() {
        let text = String(repeating: "好", count: 1000)
        let fitted = ReplyLimits.message.fit(.text(text))
        guard case .text(let head) = fitted.reply else {
            Issue.record("not a text")
            return
        }
        #expect(fitted.problem == .tooLong)
        #expect(head.utf8.count == 2046)
        #expect(head + (fitted.rest ?? "") == text)
    }
}
