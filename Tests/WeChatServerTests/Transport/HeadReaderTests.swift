// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import WeChatServer

@Suite struct HeadReaderTests {
    private func read(_ text: String) -> HeadReading { HeadReader.read(Array(text.utf8).span) }

    @Test func `a push's head is read as far as it matters`() {
        let text = """
            POST /weixin/main?signature=a1&nonce=%2F HTTP/1.1\r
            User-Agent: Mozilla/4.0\r
            Accept: */*\r
            host:localhost\r
            Pragma: no-cache\r
            CONTENT-LENGTH: \t12\r
            Connection: Keep-Alive\r
            \r\n
            """
        let head = RequestHead(method: "POST", path: "/weixin/main", query: "signature=a1&nonce=%2F", bodyLength: 12)
        #expect(self.read(text + "<xml></xml>..") == .head(head, length: text.utf8.count))
    }

    @Test func `a verification's head has no body`() {
        let text = "GET /weixin?echostr=1 HTTP/1.1\r\nHost: a\r\nConnection: CLOSE\r\nContent-Type: text/xml\r\n\r\n"
        let head = RequestHead(method: "GET", path: "/weixin", query: "echostr=1", closesConnection: true)
        #expect(self.read(text) == .head(head, length: text.utf8.count))
        #expect(
            self.read("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                == .head(.init(method: "GET", path: "/", query: ""), length: 27)
        )
        let query = "GET /?a?b HTTP/1.1\r\nHost: a\r\n\r\n"
        #expect(self.read(query) == .head(.init(method: "GET", path: "/", query: "a?b"), length: query.utf8.count))
    }

    @Test func `every beginning of a head may become one`() {
        let text = "POST /weixin?a=b HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nConnection: close\r\n\r\n"
        for count in 0..<text.utf8.count {
            #expect(HeadReader.read(Array(text.utf8.prefix(count)).span) == .incomplete)
        }
    }

    @Test(
        arguments: [
            "HEAD /weixin", "PUT /weixin", "get /weixin", "GET weixin", "GET http://a/weixin", "GET *", "GET  /weixin",
            "GET /we{ixin", "GET /we#ixin", "GET /we\"ixin", "GET /we\\ixin", "GET /微信", "GET /we\tixin",
            "\r\nGET /weixin",
            "GET /weixin HTTP/1.1", "GET ",
        ]
    )
    func `another beginning is unusual`(beginning: String) {
        #expect(self.read("\(beginning) HTTP/1.1\r\nHost: a\r\n\r\n") == .unusual)
    }

    @Test(arguments: ["HTTP/1.0", "HTTP/1.2", "HTTP/2.0", "http/1.1", "HTTP/1.1 ", "HTTP/1.10", "ICE/1.1", ""])
    func `another version is unusual`(version: String) {
        #expect(self.read("GET /weixin \(version)\r\nHost: a\r\n\r\n") == .unusual)
    }

    @Test(
        arguments: [
            "Content-Length: 2\r\nContent-Length: 2", "Content-Length: +2", "Content-Length: -2", "Content-Length: 2 ",
            "Content-Length: 2, 2", "Content-Length: 0x2", "Content-Length: 2\r\n 2", "Content-Length:",
            "Content-Length : 2",
            "Content-Length: 1000000000", "Content-Length: 2\r\nTransfer-Encoding: chunked",
            "Content-Length: 2\r\ntransfer-encoding: identity", "Transfer-Encoding: chunked", "Content-Length: 2\nX: y",
            "Content-Length: 2\rX: y", "Content-Length: 2\r\nHost: b", "Content-Length: 2\r\nExpect: 100-continue",
            "Content-Length: 2\r\nUpgrade: h2c", "Content-Length: 2\r\nTE: trailers", "Content-Length: 2\r\nTrailer: X",
            "Content-Length: 2\r\nConnection: upgrade", "Content-Length: 2\r\nConnection: keep-alive, close",
            "Content-Length: 2\r\nConnection: close\r\nConnection: close", "Content-Length: 2\r\nConnection:",
            "Content-Length: 2\r\nProxy-Connection: close", "Content-Length: 2\r\n: x", "Content-Length: 2\r\nX y: z",
            "Content-Length: 2\r\nX\u{0}: z", "Content-Length: 2\r\nX: \u{0}", "Content-Length: 2\r\nX: é",
            "Content-Length: 2\r\nX", "X: y",
        ]
    )
    func `a field that could change where the request ends is unusual`(fields: String) {
        #expect(self.read("POST /weixin HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\r\n") == .unusual)
    }

    @Test func `no host, and a body for GET, are unusual`() {
        #expect(self.read("GET /weixin HTTP/1.1\r\nAccept: */*\r\n\r\n") == .unusual)
        #expect(self.read("GET /weixin HTTP/1.1\r\nHost:\r\n\r\n") == .unusual)
        #expect(self.read("GET /weixin HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n") == .unusual)
    }

    @Test func `a long head is unusual, whole or not`() {
        let beginning = "GET /weixin HTTP/1.1\r\nHost: a\r\nX: "
        let room = HeadReader.longest - beginning.utf8.count
        let longest = beginning + String(repeating: "x", count: room - 4) + "\r\n\r\n"
        #expect(
            self.read(longest) == .head(.init(method: "GET", path: "/weixin", query: ""), length: HeadReader.longest)
        )
        #expect(self.read(beginning + String(repeating: "x", count: room - 3) + "\r\n\r\n") == .unusual)
        #expect(self.read(beginning + String(repeating: "x", count: room)) == .unusual)
        #expect(self.read(beginning + String(repeating: "x", count: room - 1)) == .incomplete)
        let fields = String(repeating: "a:\r\n", count: 100)
        #expect(self.read("GET /weixin HTTP/1.1\r\nHost: a\r\n\(fields)\r\n") == .unusual)
    }
}
