// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import WeChatAPI

@Suite struct WeChatAPIErrorTests {
    @Test(
        arguments: [
            ("invalid openid rid: 67e0c1a4-5d3f2b10-00000001", "invalid openid", "67e0c1a4-5d3f2b10-00000001"),
            ("ok, rid: a-b", "ok", "a-b"),
            ("rid: rid: 1", "rid:", "1"),
            ("invalid ip 203.0.113.7, not in whitelist", "invalid ip 203.0.113.7, not in whitelist", nil),
            ("rid: <b>", "rid: <b>", nil),
            ("two\nlines\r\n", "two lines", nil),
            ("", "", nil),
        ] as [(String, String, String?)]
    )
    func `WeChat's words come without the request's id`(errmsg: String, message: String, rid: String?) {
        let error = WeChatAPIError(code: 40003, errmsg: errmsg)
        #expect(error.message == message)
        #expect(error.rid == rid)
    }

    @Test func `a long text is cut, and a secret blotted out`() {
        let error = WeChatAPIError(code: 1, errmsg: "SECRET" + String(repeating: "长", count: 1000), hiding: ["SECRET"])
        #expect(error.message == "…" + String(repeating: "长", count: 299))
    }

    @Test func `it is told in one line, with what to do`() {
        let error = WeChatAPIError(code: 40164, errmsg: "invalid ip 203.0.113.7, not in whitelist rid: 1-2-3")
        #expect(
            error.description
                == "WeChat error 40164: invalid ip 203.0.113.7, not in whitelist (rid 1-2-3); add the IP address that "
                + "WeChat names to the account's API IP allow-list (IP白名单)"
        )
        #expect(WeChatAPIError(code: 99_999, errmsg: "").description == "WeChat error 99999")
    }

    @Test(arguments: [
        -1, 40001, 40014, 42001, 41001, 40002, 40013, 40125, 40164, 61004, 40243, 41002, 41004, 43002, 50004, 50007,
        89503, 89506, 89507, 45009, 45011, 45015, 45047, 45008, 45002, 45003, 45004, 45005, 45006, 45007, 45080, 45081,
        45072, 48001, 48002, 48004, 48006, 40003, 43004, 43019, 46004, 50002, 40007, 40004, 40005, 40006, 40009, 44002,
        47001, 40033, 70000, 268_487_001, 268_487_002, 88000, 65400, 76021, 76022, 40201, 40202, 40203, 40200,
    ])
    func `there is advice for every code that a client meets`(code: Int) {
        #expect(WeChatAPIError.Code(rawValue: code).advice?.isEmpty == false)
    }

    @Test(
        arguments: [
            ("invalid ip 203.0.113.7, not in whitelist", "203.0.113.7"),
            ("invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist", "203.0.113.7"),
            ("invalid ip 2001:db8::7, not in whitelist", "2001:db8::7"),
            ("not in whitelist", nil), ("invalid ip , not in whitelist", nil), ("invalid ip abc", nil), ("", nil),
        ] as [(String, String?)]
    )
    func `a refused address is the one that WeChat names`(message: String, address: String?) {
        #expect(WeChatAPIError(code: 40164, message: message).callerAddress == address)
    }

    @Test func `every error has words`() {
        let errors: [WeChatClientError] = [
            .code(45015), .notSent(.unknownHost), .unknownFate(.timeout), .unreadable(.markup(status: 502)),
            .noToken(.code(40125)), .unencodable,
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        #expect("\(errors[4])".hasPrefix("no access token: WeChat error 40125"))
        #expect("\(errors[2])" == "WeChat's API gave no answer: it took too long")
    }
}
