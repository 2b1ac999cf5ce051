// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

struct ReplyXMLTests {
    private static let user: OpenID = "oEx4mPl3-OpenId_0123456789Ab"
    private static let account: OriginalID = "gh_7f3c2a91d0be"

    static let examples: [(file: String, reply: Reply)] = [
        ("reply-text-cdata-escape.xml", .text("code: a[b[0]]>c")),
        ("reply-transfer_customer_service.xml", .transferToCustomerService(account: nil)),
        ("reply-transfer_customer_service-kf.xml", .transferToCustomerService(account: "test1@example")),
        ("reply-transfer_biz_ai_ivr.xml", .transferToAI),
    ]

    @Test(
        arguments: [
            "reply-text.xml", "reply-text-multiline-link.xml", "reply-text-cdata-escape.xml", "reply-image.xml",
            "reply-voice.xml", "reply-video.xml", "reply-music.xml", "reply-news-1.xml", "reply-news-2.xml",
            "reply-transfer_customer_service.xml", "reply-transfer_customer_service-kf.xml",
            "reply-transfer_biz_ai_ivr.xml",
        ]
    )
    func `each kind of reply is written with the elements of the example`(file: String) throws {
        let wanted = try XMLDocument(parsing: Example.bytes(of: file)).root
        let reply = try #require(Reply(wanted))
        let time = try #require(wanted["CreateTime"].flatMap(UnixTime.init(field:)))
        let xml = try #require(reply.xml(to: Self.user, from: Self.account, at: time))
        let written = try XMLDocument(parsing: xml).root
        #expect(FieldTree(written) == FieldTree(wanted))
        #expect(Reply(written) == reply)
        #expect(xml.starts(with: Array("<xml><ToUserName>".utf8)))
    }

    @Test func `the examples say what they should`() throws {
        for (file, reply) in Self.examples {
            #expect(Reply(try XMLDocument(parsing: Example.bytes(of: file)).root) == reply)
        }
    }

    @Test func `no reply has no XML`() {
        #expect(Reply.nothing.xml(to: Self.user, from: Self.account, at: 0) == nil)
    }

    @Test(arguments: [
        "]]>", "]]]>", "]]]]>>", "a]]>b]]>c", "<xml>&amp;</xml>", "\u{0}\u{2}\u{1D}x", "\u{FFFE}\u{FFFF}好", "😀\n\t\r",
    ])
    func `no text can break a reply`(text: String) throws {
        let xml = try #require(Reply.text(text + ".").xml(to: Self.user, from: Self.account, at: 1))
        let content = try #require(try XMLDocument(parsing: xml).root["Content"]?.text)
        let legal = text.unicodeScalars.filter { $0.value >= 0x20 || [9, 10, 13].contains($0.value) }
            .filter { $0.value != 0xFFFE && $0.value != 0xFFFF }
        #expect(Array(content.unicodeScalars) == Array(legal) + ["."])
    }

    @Test(arguments: [
        "<xml><MsgType>text</MsgType><Content></Content></xml>",
        "<xml><MsgType>news</MsgType><ArticleCount>0</ArticleCount></xml>", "<xml><MsgType>nonsense</MsgType></xml>",
        "<html></html>",
    ])
    func `what WeChat would not show is no reply`(xml: String) throws {
        #expect(Reply(try XMLDocument(parsing: Array(xml.utf8)).root) == nil)
    }
}
