// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatAPI

@Suite struct APIBaseURLTests {
    @Test(arguments: [
        ("https://api.weixin.qq.com", "https://api.weixin.qq.com"),
        ("HTTPS://sh.api.weixin.qq.com//", "https://sh.api.weixin.qq.com"),
        ("http://127.0.0.1:8080/wechat/", "http://127.0.0.1:8080/wechat"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ])
    func `an address is taken without the slash at its end`(text: String, address: String) {
        #expect(APIBaseURL(text)?.description == address)
    }

    @Test(arguments: [
        "", "api.weixin.qq.com", "ftp://host", "https://", "https:///path", "https://host:0", "https://host:70000",
        "https://host:+80", "https://user@host", "https://host?a=b", "https://host#a", "https://ho st", "https://[::1",
        "https://[]", "https://host:", "https://主机",
    ])
    func `anything else isn't`(text: String) {
        #expect(APIBaseURL(text) == nil)
    }

    @Test func `WeChat's own is the default`() {
        #expect(WeChatClientConfiguration().baseURL == APIBaseURL("https://api.weixin.qq.com"))
        #expect(WeChatClientConfiguration().tokenKind == .stable)
    }
}
