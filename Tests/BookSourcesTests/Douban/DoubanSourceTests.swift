// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import BookCatalog
import BookSources
import Testing

@Suite("Douban and the servers that speak nearly the same")
struct DoubanSourceTests {
    private func book(_ body: String, status: Int = 200) async throws -> Book? {
        try await SourceFixture.run(.douban, answering: { _ in .body(body, status: status) }) {
            try await $0.source.book(isbn: SourceFixture.isbn)
        }
    }

    @Test func `a whole book is read`() async throws {
        let book = try #require(try await self.book(PlayedSource.douban.found))
        #expect(
            book
                == Book(
                    isbn: SourceFixture.isbn,
                    title: "浪潮之巅",
                    authors: ["吴军"],
                    publisher: "电子工业出版社",
                    published: PublicationDate("2011-8"),
                    pages: 584,
                    price: "55.00元",
                    binding: "平装",
                    rating: Rating(average: 9.1, raters: 21022, source: "豆瓣"),
                    url: "https://book.douban.com/subject/6709783/",
                    coverURL: "https://img3.doubanio.com/view/subject/l/public/s6807265.jpg",
                    tags: ["互联网"],
                    summary: "近一百多年来",
                    origin: Origin(source: "douban", id: "6709783")
                )
        )
    }

    @Test(arguments: [#""0.0""#, #""""#, "0", "null", #""many""#])
    func `too few raters are no rating`(average: String) async throws {
        let body = #"{"title":"书","isbn13":"9787121139512","rating":{"max":10,"numRaters":3,"average":\#(average)}}"#
        #expect(try await self.book(body)?.rating == nil)
        let nobody = #"{"title":"书","isbn13":"9787121139512","rating":{"average":"7.0","numRaters":0}}"#
        #expect(try await self.book(nobody)?.rating == nil)
    }

    @Test func `a server that always answers with a list is understood`() async throws {
        let body =
            #"{"success":true,"message":"","books":[{"id":"1","title":"浪潮之巅","isbn13":"9787121139512","rating":{"average":"9.1"},"image":"https://d.example/view/cover?cover=x","url":"https://book.douban.com/subject/1/"}]}"#
        let book = try #require(try await self.book(body))
        #expect(book.coverURL == "https://d.example/view/cover?cover=x")
        #expect(book.url == "https://book.douban.com/subject/1/")
        #expect(try await self.book(#"{"success":false,"message":"no","books":[]}"#) == nil)
        #expect(try await self.book(#"{"success":true,"books":[]}"#) == nil)
    }

    @Test(arguments: [403, 429, 500])
    func `a server that has no success because it is ill or closed hasn't said that there is no book`(
        status: Int
    ) async throws {
        let answer = SourceServer.Answer.body(#"{"success":false,"books":[]}"#, status: status)
        #expect(try await SourceFixture.error(of: .douban, answering: answer) == .status(status))
        #expect(try await self.book(#"{"success":false}"#, status: 404) == nil)
    }

    @Test func `a server that scrapes pages is understood`() async throws {
        let body =
            #"{"code":0,"msg":"","books":[{"id":6709783,"title":"浪潮之巅","isbn13":"","rating":{"average":9.1},"translators":["译者"],"origin":"On Top of Tides","tags":[{"name":"互联网"}],"images":{"large":"https://img.example/l.jpg"}},{"title":"甲"}]}"#
        try await SourceFixture.run(.douban, answering: { _ in .body(body, type: "text/plain") }) { fixture in
            let books = try await fixture.source.books(for: "浪潮", limit: 50)
            #expect(books.map(\.title) == ["浪潮之巅", "甲"])
            #expect(books[0].isbn == nil)
            #expect(books[0].rating?.average == 9.1)
            #expect(books[0].translators == ["译者"])
            #expect(books[0].originalTitle == "On Top of Tides")
            #expect(books[0].url == "https://book.douban.com/subject/6709783/")
            #expect(fixture.server.received[0].uri.contains("count=20"))
        }
        let none = try await SourceFixture.run(.douban, answering: { _ in .body("[]") }) {
            try await $0.source.books(for: "空", limit: 5)
        }
        #expect(none == [])
    }

    @Test(arguments: [
        (104, SourceError.keyRefused(code: 104)), (105, .keyRefused(code: 105)), (109, .keyRefused(code: 109)),
        (111, .rateLimited(code: 111)), (112, .rateLimited(code: 112)), (6007, .refused(code: 6007)),
        (100, .refused(code: 100)), (999, .refused(code: 999)),
    ])
    func `the code decides, whatever the status and the words`(code: Int, error: SourceError) async throws {
        for status in [200, 400, 403, 404] {
            let answer = SourceServer.Answer.body(#"{"msg":"book_not_found","code":"\#(code)"}"#, status: status)
            #expect(try await SourceFixture.error(of: .douban, answering: answer) == error)
        }
        #expect(try await self.book(#"{"msg":"invalid_apikey","code":6000}"#, status: 404) == nil)
        #expect(try await self.book(#"{"detail":"Not Found"}"#, status: 404) == nil)
    }

    @Test func `question and key travel in a form where that is wanted`() async throws {
        try await SourceServer.run({ _ in .body(PlayedSource.douban.list) }) { server in
            try await HTTPClient.withHTTPClient(configuration: .bookSources) { client in
                let source = DoubanSource(
                    fetcher: SourceFetcher(client: client),
                    baseURL: try #require(SourceBaseURL(server.address + "/proxy/")),
                    apiKey: SourceKey("k+1"),
                    method: .post
                )
                _ = try await source.books(for: "余华", limit: 3)
                _ = try? await source.book(isbn: SourceFixture.isbn)
            }
            let requests = server.received
            #expect(requests.map(\.method) == ["POST", "POST"])
            #expect(requests.map(\.uri) == ["/proxy/v2/book/search", "/proxy/v2/book/isbn/9787121139512"])
            #expect(requests.map(\.body) == ["q=%E4%BD%99%E5%8D%8E&count=3&apikey=k%2B1", "apikey=k%2B1"])
        }
    }

    @Test func `an address that only a script could use isn't shown`() async throws {
        let body = #"{"title":"书","isbn13":"9787121139512","alt":"javascript:alert(1)","id":"x/../y","image":"data:x"}"#
        let book = try #require(try await self.book(body))
        #expect(book.url == nil && book.coverURL == nil)
    }
}
