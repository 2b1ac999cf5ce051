// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookSources
import NIOHTTP1
import Testing

@Suite("Open Library")
struct OpenLibrarySourceTests {
    @Test func `it is told whom to write to`() async throws {
        try await SourceFixture.run(.openLibrary, answering: { _ in .body("{}") }) { fixture in
            _ = try await fixture.source.book(isbn: SourceFixture.isbn)
            let agent = fixture.server.received[0].headers.first(name: "User-Agent")
            #expect(agent?.hasSuffix("(+reader@example.org)") == true)
        }
    }

    @Test(arguments: [
        "", "nobody", "a@b", "@b.org", "a b@c.org", "a@b.org\r\nX: y", "mailto", "a@b@c.org", "ftp://x.org",
    ])
    func `what is no contact isn't taken for one`(text: String) {
        #expect(OpenLibraryContact(text) == nil)
    }

    @Test(arguments: ["op@example.org", "https://books.example.org/contact"])
    func `a mail address or a page is a contact`(text: String) {
        #expect(OpenLibraryContact(text)?.description == text)
    }

    @Test func `it is asked for the fields that are read, and a work's many ISBNs aren't an edition's`() async throws {
        let body =
            #"{"numFound":1,"docs":[{"key":"/works/OL9W","title":"Huo zhe","author_name":["Yu Hua"],"first_publish_year":1993,"isbn":["9787121139512","9787506365437"],"ratings_average":4.2}]}"#
        try await SourceFixture.run(.openLibrary, answering: { _ in .body(body) }) { fixture in
            let book = try #require(try await fixture.source.books(for: "huo zhe", limit: 3).first)
            #expect(book.isbn == nil)
            #expect(book.id == .record(source: "openlibrary", id: "OL9W"))
            #expect(book.published == PublicationDate("1993"))
            #expect(book.rating == nil)
            #expect(book.url == "https://openlibrary.org/works/OL9W")
            let query = fixture.server.received[0].text
            #expect(query.contains("editions.isbn") && query.contains("ratings_count") && query.contains("limit=3"))
        }
    }

    @Test func `five stars there are ten points here`() async throws {
        try await SourceFixture.run(.openLibrary, answering: { _ in .body(PlayedSource.openLibrary.list) }) { fixture in
            let rating = try await fixture.source.books(for: "浪潮之巅", limit: 3).first?.rating
            #expect(rating == Rating(average: 9.1, raters: 11, source: "Open Library"))
        }
    }
}
