// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookSources
import Doumi
import Foundation
import Logging
import TestSupport
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
        var gate: Gate?

        func book(isbn: ISBN) async throws -> Book? {
            if self.fails { throw SourceError.unreachable }
            await self.gate?.pass()
            return self.book?.isbn == isbn ? self.book : nil
        }

        func books(for text: String, limit: Int) async throws -> [Book] {
            if self.fails { throw SourceError.unreachable }
            await self.gate?.pass()
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

    /// A reader who asks; without time the deadline of every push has passed before the sources are asked.
    private func user(_ shelf: Shelf, hasTime: Bool = true) -> TestUser {
        let lookup = BookLookup(
            finder: BookFinder(repository: MemoryBookRepository([Book(title: "很旧的书")])),
            sources: [shelf],
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            time: hasTime
                ? .system : SourceTime(clock: ContinuousClock(), now: { .now + .seconds(3600) }, date: { Date() })
        )
        return TestUser(DoumiBot(lookup: lookup).buildResponder())
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

    @Test(arguments: ["9787506300001", "很新的书"])
    func `a book that comes too late is brought afterwards`(text: String) async throws {
        let gate = Gate()
        let user = self.user(Shelf(book: Self.book, gate: gate), hasTime: false)
        let early = PlainText.rendering(try await user.sends(text))
        #expect(early.hasPrefix("没有找到") && early.hasSuffix("\n还在问豆瓣，找到了再告诉你。"))
        gate.open()
        let late = PlainText.rendering(await user.receives())
        #expect(late.hasPrefix("很新的书 · Open Library 评分 8.4\n刚才要找的书，找到了：\n作者：某人\n"))
        #expect(late.contains("\n想收藏，先回复9787506300001") && !late.contains("回复“收藏”"))
        #expect(PlainText.rendering(try await user.sends(text)).hasPrefix("很新的书 · Open Library 评分 8.4\n作者：某人\n"))
    }
}
