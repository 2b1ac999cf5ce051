// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import BookCatalog

@Suite
struct SearchTests {
    @Test
    func `texts are told apart`() throws {
        let isbn = try #require(ISBN("9787121139512"))
        #expect(BookQuery("9787121139512") == .isbn(isbn))
        #expect(BookQuery("9787121139513") == .damagedISBN("9787121139513", .wrongCheckDigit))
        #expect(BookQuery("1984") == .words(SearchWords("1984")))
        #expect(BookQuery("？？") == .nothing)
        #expect(BookQuery("《》") == .nothing)
    }

    @Test(arguments: [
        ("余华 活着", [SearchWords.Part(.any, "余华 活着")]),
        ("《活着》余华", [.init(.title, "活着"), .init(.any, "余华")]),
        ("书名：活着 作者:余华", [.init(.title, "活着 "), .init(.author, "余华")]),
        ("Title: Dune", [.init(.title, " Dune")]),
        ("比分 3:2", [.init(.any, "比分 3:2")]),
        ("《半开", [.init(.any, "《半开")]),
    ])
    func `fields are recognised`(text: String, parts: [SearchWords.Part]) {
        #expect(SearchWords(text).parts == parts)
    }

    @Test(arguments: [
        ("浪潮之巅", "浪湖之巅", 1), ("浪潮之巅", "浪之潮巅", 1), ("活着", "活着", 0), ("活着", "许三观", 3), ("python", "pyhton", 1),
    ])
    func `slips are counted`(asked: String, text: String, slips: Int) {
        let values = [asked, text].map { $0.unicodeScalars.map(\.value) }
        #expect(EditDistance.between(values[0], values[1], textMayGoOn: false) == slips)
    }

    @Test
    func `a title may go on after what was asked`() {
        let values = ["哈利波特", "哈里波特与魔法石"].map { $0.unicodeScalars.map(\.value) }
        #expect(EditDistance.between(values[0], values[1], textMayGoOn: true) == 1)
    }

    @Test
    func `a rating is never invented`() {
        #expect(Rating(average: 0) == nil)
        #expect(Rating(average: 11) == nil)
        #expect(Rating(average: 9.1)?.raters == nil)
    }

    @Test(arguments: [
        ("2011", "2011"), ("2011-8", "2011-08"), ("2011-8-1", "2011-08-01"), ("2012.5", "2012-05"),
        ("2017年09月", "2017-09"), ("2017-13", "2017"),
    ])
    func `dates have many forms`(text: String, date: String) {
        #expect(PublicationDate(text)?.description == date)
    }

    @Test(arguments: ["", "昨天", "11", "2011-08-01-02", "c1999"])
    func `what isn't a date is none`(text: String) {
        #expect(PublicationDate(text) == nil)
    }

    @Test
    func `a swapped ISBN that is valid by chance leads to its book`() async throws {
        let book = Book(isbn: ISBN("9787506365437"), title: "活着", authors: ["余华"])
        let isbn = try #require(book.isbn?.repairs.first)
        let answer = try await BookFinder(repository: MemoryBookRepository([book])).find(isbn)
        guard case .notFound(let notFound) = answer else {
            Issue.record("\(answer)")
            return
        }
        #expect(notFound.near.map(\.book) == [book])
        #expect(notFound.isbn == isbn)
    }
}
