// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookSources
import Doumi
import Logging
import Testing
import WeChatBotTesting
import WeChatProtocol

@Suite("A reader asks for what the catalogue doesn't have")
struct OnlineDialogueTests {
    /// A service that has one book, or fails.
    private struct Shelf: BookSource {
        let name = "douban"
        let title = "豆瓣"
        var book: Book?
        var fails = false

        func book(isbn: ISBN) async throws -> Book? {
            if self.fails { throw SourceError.unreachable }
            return self.book?.isbn == isbn ? self.book : nil
        }

        func books(for text: String, limit: Int) async throws -> [Book] {
            if self.fails { throw SourceError.unreachable }
            return [self.book].compactMap(\.self).filter { $0.title.contains(text) }
        }
    }

    private static let book = Book(
        isbn: ISBN("9787506300001"),
        title: "很新的书",
        authors: ["某人"],
        rating: Rating(average: 8.4, raters: 21, source: "Open Library"),
        url: "https://book.douban.com/subject/1/",
        origin: Origin(source: "douban", id: "1")
    )

    private func user(_ shelf: Shelf) -> TestUser {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let finder = BookFinder(repository: MemoryBookRepository([Book(title: "很旧的书")]))
        return TestUser(DoumiBot(lookup: BookLookup(finder: finder, sources: [shelf], logger: logger)).buildResponder())
    }

    @Test(arguments: ["9787506300001", "很新的书"])
    func `the book comes from the source, whose rating is named`(text: String) async throws {
        let answer = PlainText.rendering(try await self.user(Shelf(book: Self.book)).sends(text))
        #expect(answer.hasPrefix("很新的书 · Open Library 评分 8.4\n作者：某人\nISBN：978-7-5063-0000-1\n"))
        #expect(answer.contains("评分来源：Open Library，21 人评分，"))
    }

    @Test func `a scanned book comes from the source`() async throws {
        let reply = try await self.user(Shelf(book: Self.book)).scans("EAN_13,9787506300001", key: "SCAN")
        #expect(PlainText.rendering(reply).hasPrefix("很新的书"))
    }

    @Test func `a source that doesn't answer is named, one that has nothing isn't`() async throws {
        let failing = PlainText.rendering(try await self.user(Shelf(fails: true)).sends("没有的书名"))
        #expect(failing.hasSuffix("\n豆瓣现在没有回答，过一会儿可以再试。"))
        let empty = PlainText.rendering(try await self.user(Shelf()).sends("没有的书名"))
        #expect(empty.hasPrefix("没有找到「没有的书名」。") && !empty.contains("豆瓣"))
    }

    @Test func `small talk is nobody's question`() async throws {
        let answer = PlainText.rendering(try await self.user(Shelf(fails: true)).sends("谢谢"))
        #expect(answer == "不客气，看书愉快！")
    }
}
