// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatSimulator

@Suite struct WebhookURLTests {
    @Test(arguments: [
        "http://127.0.0.1:8080/weixin", "https://example.com", "HTTP://[::1]:80/weixin?a=b", "http://localhost/?",
    ])
    func `HTTP URLs are taken as they are`(_ text: String) {
        #expect(WebhookURL(text)?.description == text)
    }

    @Test(arguments: [
        "", "weixin", "localhost:8080/weixin", "ftp://a/b", "http://", "http:///weixin", "http://a b/", "http://:80/",
    ])
    func `anything else is refused`(_ text: String) {
        #expect(WebhookURL(text) == nil)
    }
}
