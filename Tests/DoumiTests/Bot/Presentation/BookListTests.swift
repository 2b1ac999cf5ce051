// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Testing

@testable import Doumi

@Suite("A row of a list")
struct BookListTests {
    private let book = Book(
        title: "<a href=\"http://evil.example\">很长很长很长的书名</a>",
        authors: ["甲", "乙"],
        translators: ["丙"],
        publisher: "某某出版社",
        published: PublicationDate("2010-04")
    )

    @Test func `can't be made to link elsewhere`() {
        let row = BookList.row(12, self.book, kind: .works)
        #expect(row.hasPrefix("<a href=\"weixin://bizmsgmenu?msgmenucontent=12&msgmenuid=1\">12. ＜a href="))
        #expect(row.hasSuffix("…</a> 甲 某某出版社 2010"))
        #expect(row.count { $0 == "<" } == 2)
    }

    @Test func `names the author, the translator or neither`() {
        #expect(BookList.row(1, self.book, kind: .author).hasSuffix("</a> 某某出版社 2010"))
        #expect(BookList.row(1, self.book, kind: .editions).hasSuffix("</a> 丙译 某某出版社 2010"))
    }

    @Test func `leaves room for five in one reply`() {
        let long = String(repeating: "漢", count: 300)
        let book = Book(
            title: long,
            authors: [long],
            publisher: long,
            published: PublicationDate("2010"),
            rating: Rating(average: 10, source: "豆瓣")
        )
        let list = OpenList(
            heading: ListHeading.author(long, 50, hasMore: true),
            ids: [book.id] + Array(repeating: book.id, count: 49)
        )
        let text = BookList.text((1...5).map { (number: $0, book: book) }, of: list, pageSize: 5)
        #expect(text.utf8.count < 2048)
    }
}
