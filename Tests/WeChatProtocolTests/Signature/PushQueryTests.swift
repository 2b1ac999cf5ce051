// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

struct PushQueryTests {
    @Test func `a query is read in any order, with what else the operator put there`() {
        let query = PushQuery(
            parsing: "from=me&nonce=2&timestamp=1&signature=abc&openid=o&echostr=9%2B%E4%BD%A0+x&flag"
        )
        #expect(query.signature == "abc")
        #expect(query.timestamp == "1")
        #expect(query.nonce == "2")
        #expect(query.echo == "9+你 x")
        #expect(!query.isEncrypted)
        #expect(query.time == UnixTime(rawValue: 1))
    }

    @Test func `of a name that is given twice the first counts`() {
        let query = PushQuery(parsing: "timestamp=1&timestamp=2&nonce=a&nonce=b&signature=x&signature=y")
        #expect(query.timestamp == "1")
        #expect(query.nonce == "a")
        #expect(query.signature == "x")
    }

    @Test(arguments: ["", "&&&", "=", "signature", "%", "signature=%E4%", "timestamp=%zz", "nonce=%ff"])
    func `nothing that can stand in a query breaks it`(text: String) {
        #expect(PushQuery(parsing: text).messageSignature == nil)
    }

    @Test(arguments: ["", "12a", "99999999999999999999", " 1"])
    func `a timestamp that isn't a number has no time`(text: String) {
        #expect(PushQuery(parsing: "timestamp=\(text)").time == nil)
    }
}
