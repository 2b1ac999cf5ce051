// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Testing
import WeChatProtocol

@testable import Doumi

@Suite("A book's card")
struct BookCardTests {
    private static let hint = "回复“收藏”放进书单"

    @Test func `has everything that is known`() {
        var book = Book(
            isbn: ISBN("9787530210291"),
            title: "1984",
            subtitle: "反乌托邦小说",
            authors: ["乔治·奥威尔", "乙", "丙", "丁"],
            translators: ["刘绍铭"],
            publisher: "北京十月文艺出版社",
            published: PublicationDate("2010-04-01"),
            pages: 304,
            price: "28.00元",
            binding: "精装",
            url: "https://book.douban.com/subject/4820710/"
        )
        book.rating = Rating(average: 9.36, raters: 12_345, source: "豆瓣", date: "2017–2023")
        #expect(
            BookCard.article(book, otherEditions: 3, note: "先说一句")
                == Article(
                    title: "1984 · 豆瓣评分 9.4",
                    description: """
                        先说一句
                        反乌托邦小说
                        作者：乔治·奥威尔、乙、丙 等
                        译者：刘绍铭
                        北京十月文艺出版社 · 2010年4月 · 304页 · 精装
                        定价：28.00元
                        ISBN：978-7-5302-1029-1
                        另有 3 个版本，回复 v 查看
                        评分来源：豆瓣，12345 人评分，2017–2023 年的快照
                        回复“收藏”放进书单，“作者”看同作者的书
                        """,
                    url: "https://book.douban.com/subject/4820710/"
                )
        )
    }

    @Test func `has nothing that isn't`() {
        #expect(BookCard.article(Book(title: "无名")) == Article(title: "无名", description: Self.hint))
    }

    @Test func `says nothing of whose a rating is where nobody knows`() {
        let book = Book(title: "书", rating: Rating(average: 8))
        #expect(BookCard.article(book) == Article(title: "书 · 评分 8.0", description: Self.hint))
    }

    @Test func `has the cover that our own server shows, where it can be reached`() {
        let book = Book(isbn: ISBN("9787530210291"), title: "1984", coverURL: "https://img1.doubanio.com/a.jpg")
        let card = BookCard.article(book, publicURL: "https://books.example")
        #expect(card.pictureURL == "https://books.example/covers/9787530210291")
        #expect(BookCard.article(book).pictureURL == "")
        #expect(BookCard.article(Book(title: "无号"), publicURL: "https://books.example").pictureURL == "")
    }

    @Test func `that comes late has a cover too, and offers nothing that would be about another book`() {
        let hit = BookHit(book: Book(isbn: ISBN("9787530210291"), title: "1984", authors: ["甲"]), match: .isbn)
        let card = BookCard.lateArticle(hit.book, note: "找到了：", publicURL: "https://books.example")
        #expect(card.pictureURL == "https://books.example/covers/9787530210291")
        #expect(card.description == "找到了：\n作者：甲\nISBN：978-7-5302-1029-1\n想收藏，先回复9787530210291")
        #expect(LateAnswer.reply(.book(hit), publicURL: "https://books.example") != LateAnswer.reply(.book(hit)))
        #expect(BookCard.lateArticle(Book(title: "无号"), note: "").description == "想收藏，先回复书名")
    }

    @Test func `tells the date of a rating as far as it is known`() {
        let dates: [(String?, String?)] = [
            (nil, nil), ("2017–2023", "评分来源：豆瓣，2017–2023 年的快照"), ("2026", "评分来源：豆瓣，2026 年的快照"),
            ("2026-11-28", "评分来源：豆瓣，2026-11-28 的快照"),
        ]
        for (date, expected) in dates {
            #expect(Rating(average: 9, source: "豆瓣", date: date)?.provenance == expected)
        }
    }
}
