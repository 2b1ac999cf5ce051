// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Testing

@testable import Doumi

/// Books that an operator types in.
struct BookPageTests {
    private let books = MemoryBookRepository([Book(isbn: ISBN("9787121139512"), title: "浪潮之巅", pages: 584)])

    private func visit(_ body: @escaping @Sendable (ConsoleClient) async throws -> Void) async throws {
        let page = CataloguePage(finder: BookFinder(repository: self.books))
        try await ConsoleClient.visit(pages: { page.add(to: $0) }) { browser async throws in
            try await browser.get("/catalogue/book")
            try await body(browser)
        }
    }

    @Test func `a new book is in the catalogue at once`() async throws {
        try await self.visit { browser async throws in
            let fields = ["isbn13": "978-7-5063-6543-7", "title": "活着", "authors": "余华;另一位", "pubdate": "2012-08"]
            #expect(try await browser.post("/catalogue/book", fields).status == 303)
            let isbn = try #require(ISBN("9787506365437"))
            let book = try #require(try await self.books.book(isbn: isbn))
            #expect(book.authors == ["余华", "另一位"])
            #expect(book.origin.source == BookEditor.source)
            #expect(try await browser.get("/catalogue?q=%E6%B4%BB%E7%9D%80").body.contains("id=9787506365437"))
        }
    }

    @Test func `an edit keeps what it doesn't show, and changes what it does`() async throws {
        try await self.visit { browser async throws in
            let page = try await browser.get("/catalogue/book?id=9787121139512").body
            #expect(page.contains("value=\"浪潮之巅\"") && page.contains("readonly"))
            let fields = ["id": "9787121139512", "isbn13": "9787121139512", "title": "浪潮之巅（第二版）", "pages": "600"]
            #expect(try await browser.post("/catalogue/book", fields).status == 303)
            let isbn = try #require(ISBN("9787121139512"))
            #expect(try await self.books.book(isbn: isbn)?.pages == 600)
            #expect(try await self.books.count() == 1)
        }
    }

    @Test(arguments: [
        ["title": ""], ["title": "a", "isbn13": "9787121139513"], ["title": "a", "pubdate": "soon"],
        ["title": "a", "pages": "many"], ["title": "a", "rating": "11"], ["title": "a", "url": "javascript:alert(1)"],
        ["title": "a", "isbn13": "9787121139512"],
    ])
    func `what can't be understood is refused, and nothing is saved`(fields: [String: String]) async throws {
        try await self.visit { browser async throws in
            let answer = try await browser.post("/catalogue/book", fields)
            #expect(answer.status == 422)
            #expect(answer.body.contains("role=\"alert\""))
            #expect(try await self.books.count() == 1)
        }
    }

    @Test func `an edit can't make another book of it`() async throws {
        try await self.visit { browser async throws in
            let fields = ["id": "9787121139512", "isbn13": "9787506365437", "title": "活着"]
            #expect(try await browser.post("/catalogue/book", fields).status == 422)
            #expect(try await self.books.count() == 1)
        }
    }

    @Test func `a form says what its book says`() throws {
        let book = Book(
            isbn: ISBN("9787121139512"),
            title: "a;b",
            authors: ["[美] A", "B;C"],
            published: PublicationDate("2011-08"),
            rating: Rating(average: 9.1, raters: 12),
            summary: "一\n二",
            origin: Origin(source: "console", id: "1")
        )
        #expect(try BookForm(book).book() == book)
    }
}
