// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookSources
import Testing

@Suite("NeoDB")
struct NeoDBSourceTests {
    @Test func `an edition is read whole, its page being the server's`() async throws {
        try await SourceFixture.run(.neoDB, answering: { _ in .body(PlayedSource.neoDB.found) }) { fixture in
            let book = try #require(try await fixture.source.book(isbn: SourceFixture.isbn))
            #expect(book.published == PublicationDate("2011-8"))
            #expect(book.url == fixture.server.address + "/book/abc")
            #expect(book.rating == Rating(average: 8.9, raters: 130, source: "NeoDB"))
            #expect(book.origin == Origin(source: "neodb", id: "abc"))
            #expect(fixture.server.received[0].text.contains("query=id:9787121139512"))
        }
    }
}
