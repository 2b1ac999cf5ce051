// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing

@testable import WeChatAPI

@Suite struct APICallTests {
    @Test func `a query is escaped byte by byte`() {
        let call = APICall.get("/cgi-bin/x").adding("a", "a-Z_0.9~").adding("b", "你&=+ %/?#")
        #expect(
            call.url(base: .weChat)
                == "https://api.weixin.qq.com/cgi-bin/x?a=a-Z_0.9~&b=%E4%BD%A0%26%3D%2B%20%25%2F%3F%23"
        )
        #expect(APICall.get("/x").url(base: .weChat) == "https://api.weixin.qq.com/x")
    }

    @Test func `a body is real UTF-8, without escapes that JSON doesn't need`() throws {
        let call = try APICall.post("/x", ["b": "你好🙂 </a> é\u{2028}\u{7F}", "a": "\"\\\n\t"], .never)
        let body = String(decoding: try #require(call.body), as: UTF8.self)
        #expect(body == "{\"a\":\"\\\"\\\\\\n\\t\",\"b\":\"你好🙂 </a> é\u{2028}\u{7F}\"}")
    }

    @Test func `what is printed of a call is its path`() throws {
        var text = "\(try APICall.post("/x", ["secret"], .never).adding("access_token", "secret"))"
        dump(try APICall.post("/x", ["secret"], .never).adding("access_token", "secret"), to: &text)
        #expect(text.hasPrefix("POST /x"))
        #expect(!text.contains("secret"))
    }

    @Test func `a number that JSON has no form for is told`() {
        #expect(throws: WeChatClientError.unencodable) { try APICall.post("/x", [Double.infinity], .never) }
    }
}
