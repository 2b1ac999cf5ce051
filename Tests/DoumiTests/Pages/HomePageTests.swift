// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Doumi
import Testing

@Suite("The pages")
struct HomePageTests {
    @Test func `the home page shows name, use and QR code, all escaped`() throws {
        let html = try HomePage(name: "豆米<查书>&", qrCodeURL: "/qr.png?a=1&b=\"2").html()
        #expect(html.hasPrefix("<!doctype html>\n<html lang=\"zh-CN\">\n"))
        #expect(html.contains("<h1>豆米&lt;查书&gt;&amp;</h1>"))
        #expect(html.contains("<img src=\"/qr.png?a=1&amp;b=&quot;2\" alt=\"豆米&lt;查书&gt;&amp;的微信二维码\""))
        #expect(html.contains("<dt>ISBN</dt><dd><b>9787121139512</b>"))
        #expect(html.contains("prefers-color-scheme:dark"))
        #expect(!html.contains("{{") && !html.contains("<script") && !html.contains("搜索公众号"))
    }

    @Test func `without a picture it tells how to find the account`() throws {
        let html = try HomePage(name: "豆米查书").html()
        #expect(!html.contains("<img"))
        #expect(html.contains("在微信里搜索公众号“豆米查书”并关注。"))
    }
}
