// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import BookCatalog

@Suite("What an import changes in a book that is known")
struct BookFieldsTests {
    private let known = Book(
        isbn: ISBN("9787506365437"),
        title: "活着",
        authors: ["余华"],
        price: "20元",
        rating: Rating(average: 9.4, raters: 600_000, source: "豆瓣"),
        origin: .starter
    )
    private let pinyin: Book

    init() throws {
        var edition = DumpedEdition(number: 1)
        edition.isbn = self.known.isbn
        edition.title = "Huo zhe"
        edition.pages = 191
        self.pinyin = try edition.book(work: nil, authors: ["Yu, Hua"], editions: 40)
    }

    private func merged(_ book: Book, with old: Book, _ more: BookFields = .gapsOnly) -> Book {
        BookFields(knownOf: book).union(more).keeping(old, in: book)
    }

    @Test func `a dump fills the gaps of a book from elsewhere, and leaves its title, its origin and its rank`() {
        var expected = self.known
        expected.pages = 191
        expected.url = "https://openlibrary.org/books/OL1M"
        #expect(self.merged(self.pinyin, with: self.known) == expected)
        #expect(self.merged(self.pinyin, with: self.known).weight == self.known.weight)
    }

    @Test func `how many editions there are counts only where nothing else is known`() {
        var unrated = self.known
        unrated.rating = nil
        #expect(self.merged(self.pinyin, with: unrated).popularity == self.pinyin.popularity)
        unrated.popularity = 3
        #expect(self.merged(self.pinyin, with: unrated).popularity == 3)
    }

    @Test func `Chinese characters replace pinyin, and pinyin never replaces them`() {
        let library = Book(isbn: self.known.isbn, title: "活着", authors: ["余华"], origin: Origin(source: "marc"))
        let merged = self.merged(library, with: self.pinyin)
        #expect(merged.title == "活着")
        #expect(merged.authors == ["余华"])
        #expect(merged.origin == self.pinyin.origin)
        #expect(self.merged(self.pinyin, with: library).title == "活着")
    }

    @Test func `a newer dump replaces what an older one said`() {
        var old = self.pinyin
        (old.title, old.pages) = ("Huozhe", 1)
        #expect(self.merged(self.pinyin, with: old) == self.pinyin)
    }

    @Test func `a file of one's own replaces what it speaks of, and its rating counts more than editions do`() {
        let own = Book(isbn: self.known.isbn, title: "活着（新版）", rating: Rating(average: 9, raters: 9999))
        let merged = self.merged(own, with: self.pinyin, [])
        #expect(merged.title == "活着（新版）")
        #expect(merged.authors == ["Yu, Hua"])
        #expect(merged.weight == own.weight)
    }
}
