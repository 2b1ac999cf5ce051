// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatAPI

@Suite struct ProxyURLTests {
    @Test func `a proxy has a host, a port and perhaps a user`() throws {
        let plain = try #require(ProxyURL("http://proxy.example:3128"))
        #expect(plain.scheme == .http && plain.host == "proxy.example" && plain.port == 3128 && plain.user == nil)
        let user = try #require(ProxyURL("http://me:p%40ss:word@[::1]/"))
        #expect(user.host == "::1" && user.port == 8080 && user.user == "me" && user.password == "p@ss:word")
        let socks = try #require(ProxyURL("SOCKS5://10.0.0.1"))
        #expect(socks.scheme == .socks5 && socks.port == 1080 && socks.password == nil)
    }

    @Test(arguments: [
        "", "proxy:3128", "https://proxy", "http://", "http://@proxy", "http://:p@proxy", "http://a:%zz@proxy",
        "socks5://me@proxy", "http://proxy:x", "http://proxy?q", "http://pro xy",
    ])
    func `anything else isn't a proxy`(text: String) {
        #expect(ProxyURL(text) == nil)
    }

    @Test func `nothing that is printed shows who uses it`() throws {
        let proxy = try #require(ProxyURL("http://operator7:secret@proxy"))
        var dumped = "\(proxy) \(String(reflecting: proxy))"
        dump(proxy, to: &dumped)
        dump(WeChatClientConfiguration(proxy: proxy), to: &dumped)
        #expect(!dumped.contains("secret") && !dumped.contains("operator7"))
        #expect(proxy.description == "http://proxy:8080")
    }
}
