// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import Doumi

@Suite("Links that send words")
struct QuickReplyTests {
    @Test(arguments: [
        ("余华", "余华"), ("余华 活着", "余华%20活着"), ("C++", "C%2B%2B"), ("a\"b<c>&d#e%", "a%22b%3Cc%3E%26d%23e%25"),
        ("《1984》", "《1984》"), ("\n", "%0A"),
    ])
    func `keep Chinese and encode what has a meaning in an address`(words: String, encoded: String) {
        #expect(
            QuickReply.link("点", sending: words)
                == "<a href=\"weixin://bizmsgmenu?msgmenucontent=\(encoded)&msgmenuid=1\">点</a>"
        )
    }
}
