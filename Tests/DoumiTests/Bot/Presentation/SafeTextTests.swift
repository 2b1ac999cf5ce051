// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import Doumi

@Suite("Words of others in our texts")
struct SafeTextTests {
    @Test(arguments: [
        ("活着", "活着"), ("<b>&amp;", "＜b＞&amp;"), ("一\n二\r\n三\t四", "一 二 三 四"), ("http://x.example", "http：//x.example"),
        ("\u{202E}反\u{0}了\u{200B}", "反了"), ("👨‍👩‍👧", "👨‍👩‍👧"), ("  两边  ", "两边"), ("", ""),
    ])
    func `stand on one line and can't be tapped`(text: String, expected: String) {
        #expect(SafeText.line(text) == expected)
    }

    @Test func `are cut between characters`() {
        #expect(SafeText.line("一二三四五", limit: 5) == "一二三四五")
        #expect(SafeText.line("一二三四五六", limit: 5) == "一二三四…")
        #expect(SafeText.line(String(repeating: "字", count: 5_000)).count == 30)
        #expect(SafeText.line("Harry Potter 哈利", width: 10) == "Harry Potter 哈利")
        #expect(SafeText.line("Harry Potter 哈利波特", width: 10) == "Harry Potter 哈利波…")
        #expect(SafeText.line("Harry Potter", width: 3) == "Harry…")
    }
}
