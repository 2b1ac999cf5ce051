// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatBot
import WeChatProtocol

@testable import WeChatSimulator

@Suite struct SimulatedAPIStateTests {
    private static let send = "/cgi-bin/message/custom/send"
    private var state = SimulatedAPIState(
        appID: "wx1",
        secret: "s1",
        tokenLife: .seconds(7200),
        countsMessages: false
    )
    private let token: String

    init() { self.token = self.state.tokens.classicGrant(at: 0).value }

    /// The number that an answer starts with, 0 where it has none.
    private mutating func code(
        _ path: String,
        _ body: String = "",
        query: [String: String]? = nil,
        method: String = "POST"
    ) -> Int {
        let answer = self.state.answer(
            ReceivedCall(
                time: 0,
                method: method,
                path: path,
                query: query ?? ["access_token": self.token],
                body: body
            )
        )
        return JSONBody.parse(answer.body)?["errcode"] as? Int ?? 0
    }

    @Test(arguments: [
        (#"{"appid":"wx1","grant_type":"client_credential","secret":"s1"}"#, 0),
        (#"{"appid":"wx2","grant_type":"client_credential","secret":"s1"}"#, 40013),
        (#"{"appid":"wx1","grant_type":"client_credential","secret":"s2"}"#, 40125),
        (#"{"appid":"wx1","grant_type":"other","secret":"s1"}"#, 40002),
        (#"{"grant_type":"client_credential","secret":"s1"}"#, 41002),
        (#"{"appid":"wx1","grant_type":"client_credential"}"#, 41004),
        ("", 44002), ("{", 47001),
    ])
    mutating func `a stable token is given to who knows the secret`(body: String, expected: Int) {
        #expect(self.code("/cgi-bin/stable_token", body, query: [:]) == expected)
    }

    @Test mutating func `a classic token is given to who knows the secret`() {
        let query = ["grant_type": "client_credential", "appid": "wx1", "secret": "s1"]
        #expect(self.code("/cgi-bin/token", query: query, method: "GET") == 0)
        #expect(self.code("/cgi-bin/token", query: [:], method: "GET") == 40002)
        #expect(self.code("/cgi-bin/stable_token", query: query, method: "GET") == 43002)
    }

    @Test(arguments: [
        (#"{"touser":"o","msgtype":"text","text":{"content":"您好"}}"#, 0),
        (#"{"touser":"o","msgtype":"text","text":{"content":"\\u60a8"}}"#, 0),
        (#"{"touser":"o","msgtype":"text","text":{"content":"\u60a8"}}"#, 40033),
        (#"{"touser":"o","msgtype":"text","text":{"content":""}}"#, 44004),
        (#"{"touser":"o","msgtype":"text"}"#, 44004),
        (#"{"touser":"","msgtype":"text","text":{"content":"a"}}"#, 40003),
        (#"{"touser":"o","msgtype":"link","link":{}}"#, 40008),
        (#"{"touser":"o","msgtype":"image","image":{"media_id":""}}"#, 40007),
        (#"{"touser":"o","msgtype":"music","music":{"thumb_media_id":"M"}}"#, 0),
        (#"{"touser":"o","msgtype":"music","music":{"title":"a"}}"#, 40007),
        (#"{"touser":"o","msgtype":"news","news":{"articles":[{}]}}"#, 0),
        (#"{"touser":"o","msgtype":"news","news":{"articles":[{},{}]}}"#, 45008),
        (#"{"touser":"o","msgtype":"wxcard","wxcard":{}}"#, 44004),
        (#"{"touser":"o","msgtype":"msgmenu","msgmenu":{"list":[]}}"#, 44004),
        ("[]", 47001),
    ])
    mutating func `a message is read as WeChat reads it`(body: String, expected: Int) {
        #expect(self.code(Self.send, body) == expected)
    }

    @Test mutating func `calls need a token, and exist`() {
        #expect(self.code("/cgi-bin/getcallbackip", query: [:]) == 41001)
        #expect(self.code("/cgi-bin/getcallbackip") == 0)
        #expect(self.code("/cgi-bin/nothing") == 48001)
        #expect(self.code("/cgi-bin/clear_quota", #"{"appid":"wx2"}"#) == 40013)
        #expect(self.code("/cgi-bin/openapi/quota/get", #"{"cgi_path":"/x"}"#) == 76021)
        #expect(self.code("/cgi-bin/openapi/quota/get", method: "GET") == 43002)
        #expect(self.code("/cgi-bin/customservice/getkflist") == 0)
        #expect(self.code("/cgi-bin/callback/check", #"{"action":"x"}"#) == 40202)
        #expect(self.code("/cgi-bin/callback/check", #"{"action":"all","check_operator":"x"}"#) == 40203)
        #expect(self.code("/cgi-bin/message/custom/typing", #"{"touser":"o","command":"x"}"#) == 45072)
    }

    @Test mutating func `orders are followed one after another, and only at their path`() {
        self.state.script[Self.send] = [.error(45015), .usual, .error(-1)]
        let body = #"{"touser":"oUser","msgtype":"text","text":{"content":"a"}}"#
        #expect(self.code("/cgi-bin/getcallbackip") == 0)
        let codes = (0..<4).map { _ in self.code(Self.send, body) }
        #expect(codes == [45015, 0, -1, 0])
        #expect(self.state.received.count == 5)
        #expect(self.state.received.last?.user == "oUser")
    }

    @Test mutating func `WeChat's words end with the request's id, each its own`() {
        let call = ReceivedCall(time: 0, method: "GET", path: "/cgi-bin/getcallbackip", query: [:], body: "")
        let answers = (0..<2).map { _ in self.state.answer(call).body }
        #expect(
            answers[0] == #"{"errcode":41001,"errmsg":"access_token missing rid: 67e0c1a4-5d3f2b10-00000001"}"#
        )
        #expect(answers[1].contains("00000002"))
    }

    @Test mutating func `the latest calls are kept, not all there ever were`() {
        for number in 0..<10_001 { _ = self.code("/cgi-bin/getcallbackip", "\(number)") }
        #expect(self.state.received.count == 9001)
        #expect(self.state.received.last?.body == "10000")
    }
}
