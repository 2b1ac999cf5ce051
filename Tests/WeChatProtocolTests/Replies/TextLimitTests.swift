// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

struct TextLimitTests {
    @Test(arguments: [0, 1, 2047, 2048])
    func `a text within the limit stays whole`(count: Int) {
        let text = String(repeating: "a", count: count)
        let (head, rest) = TextLimit.split(text)
        #expect(head == text)
        #expect(rest.isEmpty)
    }

    @Test(arguments: ["a", "é", "好", "👨‍👩‍👧‍👦", "e\u{301}", "🇨🇳"])
    func `the cut lies between two characters, and nothing is lost`(character: String) {
        let text = String(repeating: character, count: 2049 / character.utf8.count + 1)
        let (head, rest) = TextLimit.split(text)
        #expect(head.utf8.count <= 2048)
        #expect(head.utf8.count > 2048 - character.utf8.count)
        #expect(head.utf8.count % character.utf8.count == 0)
        #expect(head + rest == text)
    }

    @Test func `the cut prefers the end of a line that is near`() {
        let line = String(repeating: "字", count: 60) + "\n"
        let (head, rest) = TextLimit.split(String(repeating: line, count: 20))
        #expect(head.hasSuffix("\n"))
        #expect(rest.hasPrefix("字"))
    }

    @Test(arguments: 1990...2100)
    func `a link is never cut`(position: Int) {
        let link = #"<a href="https://example.com/book/1">一本书</a>"#
        let text = String(repeating: "x", count: position) + link + String(repeating: "y", count: 300)
        let (head, rest) = TextLimit.split(text)
        #expect(head.contains("<a") == head.contains("</a>"))
        #expect(rest.contains("<a") == rest.contains("</a>"))
        #expect(head + rest == text)
        #expect(head.utf8.count <= 2048)
    }

    @Test(arguments: 1900...2048)
    func `the end of a line inside a link is no place to cut`(position: Int) {
        let link = "<a href=\"https://example.com/book/1\">浪潮之巅\n第二版</a>"
        let text = String(repeating: "x", count: position) + link + String(repeating: "y", count: 300)
        let (head, rest) = TextLimit.split(text)
        #expect(head.contains("<a") == head.contains("</a>"))
        #expect(rest.contains("<a") == rest.contains("</a>"))
        #expect(head + rest == text)
    }

    @Test func `one character or one link that is longer than the limit is cut all the same`() {
        let zalgo = "a" + String(repeating: "\u{301}", count: 3000)
        let link = #"<a href="https://example.com/"# + String(repeating: "q", count: 3000) + #"">x</a>"#
        for text in [zalgo, link] {
            let (head, rest) = TextLimit.split(text)
            #expect(!head.isEmpty)
            #expect(head.utf8.count <= 2048)
            #expect((head + rest).utf8.elementsEqual(text.utf8))
        }
    }
}
