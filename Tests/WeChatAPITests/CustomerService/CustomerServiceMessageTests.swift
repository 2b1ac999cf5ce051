// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatAPI
import WeChatProtocol
import WeChatSimulator

@Suite struct CustomerServiceMessageTests {
    /// Every kind of content and the bytes that go out for it.
    static let contents: [(CustomerServiceMessage.Content, String)] = [
        (
            .text("您好 <a href=\"https://example.com/\">链接</a>\n🙂"),
            #""msgtype":"text","text":{"content":"您好 <a href=\"https://example.com/\">链接</a>\n🙂"},"touser":"oUser""#
        ),
        (.image("M1"), #""image":{"media_id":"M1"},"msgtype":"image","touser":"oUser""#),
        (.voice("M1"), #""msgtype":"voice","touser":"oUser","voice":{"media_id":"M1"}"#),
        (
            .video(CustomerServiceVideo(mediaID: "M1", thumbMediaID: "M2", title: "标题", description: "说明")),
            #""msgtype":"video","touser":"oUser","#
                + #""video":{"description":"说明","media_id":"M1","thumb_media_id":"M2","title":"标题"}"#
        ),
        (
            .music(
                MusicReply(
                    thumbMediaID: "M2",
                    title: "歌",
                    description: "说明",
                    url: "http://a/b",
                    highQualityURL: "http://c/d"
                )
            ),
            #""msgtype":"music","music":{"description":"说明","hqmusicurl":"http://c/d","musicurl":"http://a/b","#
                + #""thumb_media_id":"M2","title":"歌"},"touser":"oUser""#
        ),
        (
            .music(MusicReply(thumbMediaID: "M2")),
            #""msgtype":"music","music":{"thumb_media_id":"M2"},"touser":"oUser""#
        ),
        (
            .news(Article(title: "围城", description: "钱锺书", pictureURL: "http://p/1.jpg", url: "http://a/b?c=d&e=f")),
            #""msgtype":"news","news":{"articles":[{"description":"钱锺书","picurl":"http://p/1.jpg","title":"围城","#
                + #""url":"http://a/b?c=d&e=f"}]},"touser":"oUser""#
        ),
        (.materialNews("M1"), #""mpnews":{"media_id":"M1"},"msgtype":"mpnews","touser":"oUser""#),
        (
            .publishedArticle("A1"),
            #""mpnewsarticle":{"article_id":"A1"},"msgtype":"mpnewsarticle","touser":"oUser""#
        ),
        (
            .menu(
                MessageMenu(
                    head: "满意吗？",
                    items: [.init(id: "101", content: "满意"), .init(id: "102", content: "不满意")],
                    tail: "谢谢"
                )
            ),
            #""msgmenu":{"head_content":"满意吗？","list":[{"content":"满意","id":"101"},{"content":"不满意","id":"102"}],"#
                + #""tail_content":"谢谢"},"msgtype":"msgmenu","touser":"oUser""#
        ),
        (.card("C1"), #""msgtype":"wxcard","touser":"oUser","wxcard":{"card_id":"C1"}"#),
        (
            .miniProgram(MiniProgramCard(title: "书", appID: "wx2", pagePath: "pages/i?a=b", thumbMediaID: "M2")),
            #""miniprogrampage":{"appid":"wx2","pagepath":"pages/i?a=b","thumb_media_id":"M2","title":"书"},"#
                + #""msgtype":"miniprogrampage","touser":"oUser""#
        ),
    ]

    @Test func `every kind of message goes out as WeChat reads it`() async throws {
        try await APIFixture.run { fixture in
            for (content, json) in Self.contents {
                try await fixture.client.send(CustomerServiceMessage(content, to: "oUser"))
                let call = try #require(fixture.api.received(at: APIFixture.send).last)
                #expect(call.body == "{\(json)}")
                #expect(call.method == "POST")
                #expect(call.user == "oUser")
                #expect(Array(call.query.keys) == ["access_token"])
            }
            #expect(Set(Self.contents.map(\.0.type)).count == 11)
        }
    }

    @Test func `an agent's name and the mark of an AI go with it`() async throws {
        try await APIFixture.run { fixture in
            try await fixture.client.send(
                CustomerServiceMessage(.card("C1"), to: "oUser", agent: "test1@example", isMadeByAI: true)
            )
            try await fixture.client.send(CustomerServiceMessage(.card("C1"), to: "oUser", isMadeByAI: false))
            #expect(
                fixture.api.received(at: APIFixture.send).map(\.body) == [
                    #"{"aimsgcontext":{"is_ai_msg":1},"customservice":{"kf_account":"test1@example"},"#
                        + #""msgtype":"wxcard","touser":"oUser","wxcard":{"card_id":"C1"}}"#,
                    #"{"aimsgcontext":{"is_ai_msg":0},"msgtype":"wxcard","touser":"oUser","wxcard":{"card_id":"C1"}}"#,
                ]
            )
        }
    }

    @Test func `control characters, which would make escapes, are left out`() async throws {
        try await APIFixture.run { fixture in
            let article = Article(title: "a\u{1D}b", description: "\u{0}", url: "http://a/\u{8}")
            for content in [.text("一\u{1}\t二\r\n\u{B}三"), .news(article)] as [CustomerServiceMessage.Content] {
                try await fixture.client.send(CustomerServiceMessage(content, to: "oUser"))
            }
            #expect(
                fixture.api.received(at: APIFixture.send).map(\.body) == [
                    #"{"msgtype":"text","text":{"content":"一\t二\r\n三"},"touser":"oUser"}"#,
                    #"{"msgtype":"news","news":{"articles":[{"description":"","picurl":"","title":"ab","#
                        + #""url":"http://a/"}]},"touser":"oUser"}"#,
                ]
            )
        }
    }

    @Test func `typing is shown and ended`() async throws {
        try await APIFixture.run { fixture in
            try await fixture.client.showTyping(to: "oUser")
            try await fixture.client.showTyping(false, to: "oUser")
            #expect(
                fixture.api.received(at: "/cgi-bin/message/custom/typing").map(\.body) == [
                    #"{"command":"Typing","touser":"oUser"}"#, #"{"command":"CancelTyping","touser":"oUser"}"#,
                ]
            )
        }
    }
}
