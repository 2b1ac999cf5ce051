// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookSources
import Testing

@Suite("Google Books")
struct GoogleBooksSourceTests {
    @Test func `key and country are sent, and pictures are got by https`() async throws {
        try await SourceFixture.run(.googleBooks, answering: { _ in .body(PlayedSource.googleBooks.found) }) {
            fixture in
            let book = try #require(try await fixture.source.book(isbn: SourceFixture.isbn))
            #expect(book.coverURL == "https://books.google.com/books/content?id=z")
            #expect(book.price == "CNY 55")
            #expect(book.rating == Rating(average: 9, raters: 12, source: "Google Books"))
            let uri = fixture.server.received[0].uri
            #expect(
                uri.contains("q=isbn%3A9787121139512") && uri.contains("country=US") && uri.contains("key=secret-key")
            )
        }
    }

    @Test func `another edition offered for an ISBN is none`() async throws {
        let body = PlayedSource.googleList("9787115514226")
        try await SourceFixture.run(.googleBooks, answering: { _ in .body(body) }) { fixture in
            let book = try await fixture.source.book(isbn: SourceFixture.isbn)
            #expect(book == nil)
        }
    }

    @Test(arguments: [
        (400, "keyInvalid", SourceError.keyRefused(code: 400)), (403, "accessNotConfigured", .keyRefused(code: 403)),
        (403, "dailyLimitExceeded", .rateLimited(code: 403)), (400, "RESOURCE_EXHAUSTED", .rateLimited(code: 400)),
        (403, "unknownLocation", .status(403)), (503, "backendFailed", .status(503)),
    ])
    func `the reason of an error decides`(status: Int, reason: String, error: SourceError) async throws {
        let body = #"{"error":{"code":\#(status),"message":"m","errors":[{"domain":"global","reason":"\#(reason)"}]}}"#
        #expect(try await SourceFixture.error(of: .googleBooks, answering: .body(body, status: status)) == error)
    }
}
