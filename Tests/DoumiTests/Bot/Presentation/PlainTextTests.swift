// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Doumi
import Testing
import WeChatProtocol

@Suite("Texts where links can't be tapped")
struct PlainTextTests {
    @Test(arguments: [
        ("没有链接 <b> 3 < 5", "没有链接 <b> 3 < 5"),
        ("<a href=\"weixin://bizmsgmenu?msgmenucontent=1&msgmenuid=1\">1. 活着</a> 余华", "1. 活着 余华"),
        (
            "看<a href=\"https://a.example/?x=1\">这里</a>和<a href=\"weixin://x\">那里</a>。",
            "看这里（https://a.example/?x=1）和那里。"
        ),
        ("<a href=\"https://a.example\">https://a.example</a>", "https://a.example"),
        ("<a href=\"没完", "<a href=\"没完"), ("<a href=\"没完\">还没完", "<a href=\"没完\">还没完"),
    ])
    func `have the words of the links`(text: String, expected: String) {
        #expect(PlainText.rendering(text) == expected)
    }

    @Test func `replies of any kind are a few lines`() {
        #expect(PlainText.rendering(Reply.nothing) == "")
        #expect(PlainText.rendering(Reply.image("id")) == "[图片]")
        let articles = [Article(title: "甲", description: "一", url: "https://a.example"), Article(title: "乙")]
        #expect(PlainText.rendering(Reply.news(articles)) == "甲\n一\nhttps://a.example\n\n乙")
    }
}
