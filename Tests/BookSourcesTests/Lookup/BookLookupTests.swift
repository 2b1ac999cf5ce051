// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookSources
import Synchronization
import TestSupport
import Testing

@Suite("A lookup")
struct BookLookupTests {
    private let time = ManualTime()
    private let log = LogRecorder()
    private let repository = MemoryBookRepository()
    private let isbn = SourceFixture.isbn
    private var deadline: ContinuousClock.Instant { self.time.now + .seconds(4) }

    private func lookup(_ sources: [any BookSource]) -> BookLookup {
        BookLookup(
            finder: BookFinder(repository: self.repository),
            sources: sources,
            logger: self.log.logger,
            time: self.time.source
        )
    }

    private func book(_ title: String = "浪潮之巅", source: String = "a", isbn: ISBN? = SourceFixture.isbn) -> Book {
        Book(isbn: isbn, title: title, authors: ["吴军"], origin: Origin(source: source, id: "1"))
    }

    /// The same book, with something changed.
    private func book(_ title: String, source: String = "a", _ change: (inout Book) -> Void) -> Book {
        var book = self.book(title, source: source)
        change(&book)
        return book
    }

    private func title(_ answer: BookAnswer) -> String? {
        if case .book(let hit) = answer { hit.book.title } else { nil }
    }

    @Test func `sources are asked in their order until one has the book, which is kept`() async throws {
        let sources = [
            ScriptedSource("a") { [] }, ScriptedSource("b") { [self.book(source: "b")] }, ScriptedSource("c") { [] },
        ]
        let lookup = self.lookup(sources)
        let finding = try await lookup.find("9787121139512", by: self.deadline)
        #expect(self.title(finding.answer) == "浪潮之巅")
        #expect(finding.silent == [] && finding.pending == [] && finding.stale == nil)
        #expect(sources.map(\.asked) == [1, 1, 0])
        let kept = try #require(try await self.repository.book(isbn: self.isbn))
        #expect(kept.origin == Origin(source: "b", id: "1", date: PublicationDate("2026-11-28")))
        _ = try await lookup.find("浪潮之巅", by: self.deadline)
        _ = try await lookup.find(self.isbn, by: self.deadline)
        #expect(sources.map(\.asked) == [1, 1, 0])
    }

    @Test func `where the catalogue has the answer nobody is asked`() async throws {
        let source = ScriptedSource { [] }
        let lookup = self.lookup([source])
        try await self.repository.save([Book(isbn: self.isbn, title: "浪潮之巅", authors: ["吴军"])])
        for text in ["浪潮之巅", "9787121139512", "吴军", "lczd", "吴军 浪潮之巅", "！", "9787121139513"] {
            _ = try await lookup.find(text, by: self.deadline)
        }
        #expect(source.asked == 0)
        _ = try await lookup.find("浪潮之", by: self.deadline)
        #expect(source.asked == 1)
    }

    @Test func `garbage isn't taken`() async throws {
        let other = ISBN("9787115514226")
        let sources = [
            ScriptedSource("a") { [self.book("？！")] }, ScriptedSource("b") { [self.book(isbn: other)] },
            ScriptedSource("c") { [self.book(isbn: nil)] },
        ]
        let finding = try await self.lookup(sources).find(self.isbn, by: self.deadline)
        guard case .notFound = finding.answer else {
            Issue.record("took \(finding.answer)")
            return
        }
        #expect(try await self.repository.count() == 0)
    }

    @Test func `a source that fails is passed over and named`() async throws {
        let failing = ScriptedSource("a") { throw SourceError.timeout }
        let found = try await self.lookup([failing, ScriptedSource("b") { [self.book()] }])
            .find(self.isbn, by: self.deadline)
        #expect(self.title(found.answer) == "浪潮之巅")
        let lookup = self.lookup([failing, ScriptedSource("b") { [] }])
        let missing = try await lookup.find("没有的书", by: self.deadline)
        #expect(missing.silent == ["A"])
        _ = try await lookup.find("没有的书", by: self.deadline)
        #expect(failing.asked == 3, "what failed isn't remembered as an answer")
    }

    @Test func `many who ask the same cause one question`() async throws {
        let gate = Gate()
        let source = ScriptedSource {
            await gate.pass()
            return [self.book()]
        }
        let lookup = self.lookup([source])
        let deadline = self.deadline
        let titles = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 1...50 {
                group.addTask { self.title(try await lookup.find("9787121139512", by: deadline).answer) }
            }
            while gate.count == 0 || self.time.sleeping < 50 { await Task.yield() }
            gate.open()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(titles == Array(repeating: "浪潮之巅", count: 50))
        #expect(source.asked == 1)
    }

    @Test func `at the deadline the catalogue answers, and the sources are heard later`() async throws {
        let gate = Gate()
        let source = ScriptedSource {
            await gate.pass()
            return [self.book()]
        }
        let lookup = self.lookup([source])
        async let early = lookup.find(self.isbn, by: self.deadline)
        await self.time.advanceSleepers(by: .seconds(4))
        let finding = try await early
        #expect(self.title(finding.answer) == nil)
        #expect(finding.pending == ["SCRIPTED"])
        gate.open()
        let late = try #require(try await finding.later())
        #expect(self.title(late.answer) == "浪潮之巅")
        #expect(source.asked == 1)
    }

    @Test func `an old record is renewed, and where that fails it is told with its day`() async throws {
        try await self.repository.save([self.book("旧书名") { $0.origin.date = PublicationDate("2026-10-01") }])
        let failing = try await self.lookup([ScriptedSource { throw SourceError.closed }])
            .find(self.isbn, by: self.deadline)
        #expect(self.title(failing.answer) == "旧书名")
        #expect(failing.stale == PublicationDate("2026-10-01"))
        #expect(failing.silent == ["SCRIPTED"])
        let renewed = try await self.lookup([ScriptedSource { [self.book("新书名")] }]).find(self.isbn, by: self.deadline)
        #expect(self.title(renewed.answer) == "新书名")
        #expect(renewed.stale == nil)
        let fresh = ScriptedSource { [] }
        _ = try await self.lookup([fresh]).find(self.isbn, by: self.deadline)
        #expect(fresh.asked == 0)
    }

    @Test func `a record that another source only adds to keeps its day`() async throws {
        let day = PublicationDate("2026-10-01")
        try await self.repository.save([self.book("旧书名") { $0.origin.date = day }])
        let other = self.book("别的书名", source: "b") { $0.pages = 584 }
        let sources = [ScriptedSource("a") { throw SourceError.closed }, ScriptedSource("b") { [other] }]
        _ = try await self.lookup(sources).find(self.isbn, by: self.deadline)
        let kept = try #require(try await self.repository.book(isbn: self.isbn))
        #expect(kept.title == "旧书名" && kept.pages == 584)
        #expect(kept.origin == Origin(source: "a", id: "1", date: day))
    }

    @Test func `a lookup that closes waits for what is under way, and begins nothing more`() async throws {
        let gate = Gate()
        let source = ScriptedSource {
            await gate.pass()
            return [self.book()]
        }
        let lookup = self.lookup([source])
        async let early = lookup.find(self.isbn, by: self.deadline)
        await self.time.advanceSleepers(by: .seconds(4))
        _ = try await early
        let isClosed = Mutex(false)
        async let end: Void = {
            await lookup.close()
            isClosed.withLock { $0 = true }
        }()
        // Time to close, where it doesn't wait.
        for _ in 1...1000 { await Task.yield() }
        #expect(!isClosed.withLock { $0 })
        gate.open()
        await end
        #expect(try await self.repository.count() == 1)
        let finding = try await lookup.find("没有的书", by: self.deadline)
        #expect(finding.silent == ["SCRIPTED"] && finding.pending == [])
        #expect(source.asked == 1)
    }

    @Test func `of two answers about a book neither undoes what the other has added`() async throws {
        let gate = Gate()
        let answers = Mutex([self.book("浪潮之巅") { $0.pages = 584 }, self.book("浪潮之巅") { $0.publisher = "电子工业出版社" }])
        let source = ScriptedSource { answers.withLock { [$0.removeLast()] } }
        let lookup = BookLookup(
            finder: BookFinder(repository: SlowRepository(books: self.repository, gate: gate)),
            sources: [source],
            logger: self.log.logger,
            time: self.time.source
        )
        async let first = lookup.find(self.isbn, by: self.deadline)
        async let second = lookup.find("浪潮之巅", by: self.deadline)
        while source.asked < 2 || gate.count == 0 { await Task.yield() }
        // Time for the other one to come as far, where it may.
        for _ in 1...1000 where gate.count < 2 { await Task.yield() }
        gate.open()
        _ = try await (first, second)
        let kept = try #require(try await self.repository.book(isbn: self.isbn))
        #expect(kept.pages == 584 && kept.publisher == "电子工业出版社")
    }

    @Test func `an operator's own record is only added to`() async throws {
        try await self.repository.save([Book(isbn: self.isbn, title: "浪潮之巅（第一版）", authors: ["吴军"], price: "55.00元")])
        let fetched = self.book("浪潮之巅 典藏") { book in
            book.price = "1元"
            book.pages = 584
        }
        let sources = [ScriptedSource { [fetched, self.book("别的书", isbn: ISBN("9787115514226"))] }]
        _ = try await self.lookup(sources).find("典藏", by: self.deadline)
        let kept = try #require(try await self.repository.book(isbn: self.isbn))
        #expect(kept.title == "浪潮之巅（第一版）" && kept.price == "55.00元" && kept.pages == 584)
        #expect(kept.origin.date == nil)
    }

    @Test func `books of several sources are one list, each edition once`() async throws {
        let second = ISBN("9787115514226")
        let richer = self.book("浪潮上", source: "b") { $0.publisher = "电子工业出版社" }
        let sources = [
            ScriptedSource("a") { [self.book("浪潮上")] },
            ScriptedSource("b") { [richer, self.book("浪潮下", source: "b", isbn: second)] },
        ]
        let finding = try await self.lookup(sources).find("浪潮", by: self.deadline)
        guard case .list(let hits, _) = finding.answer else {
            Issue.record("no list: \(finding.answer)")
            return
        }
        #expect(Set(hits.map(\.book.title)) == ["浪潮上", "浪潮下"])
        #expect(hits.first { $0.book.isbn == self.isbn }?.book.publisher == "电子工业出版社")
    }

    @Test func `where the catalogue can't be written the reader gets the book all the same`() async throws {
        let lookup = BookLookup(
            finder: BookFinder(repository: ReadOnlyRepository()),
            sources: [ScriptedSource { [self.book()] }],
            logger: self.log.logger,
            time: self.time.source
        )
        #expect(self.title(try await lookup.find(self.isbn, by: self.deadline).answer) == "浪潮之巅")
        #expect(self.log.lines.count == 1)
        #expect(self.log.lines.allSatisfy { !$0.contains("浪潮") })
    }

    @Test func `a catalogue in memory doesn't grow without end`() async throws {
        let numbers = Mutex(978_700_000_000_0)
        let source = ScriptedSource {
            let number = numbers.withLock { number -> Int in
                repeat { number += 1 } while ISBN(number: number) == nil
                return number
            }
            return [self.book("书\(number)", isbn: ISBN(number: number))]
        }
        let lookup = BookLookup(
            finder: BookFinder(repository: self.repository),
            sources: [source],
            keeping: 3,
            logger: self.log.logger,
            time: self.time.source
        )
        for number in 1...10 {
            let finding = try await lookup.find("没有的书\(number)", by: self.deadline)
            #expect(self.title(finding.answer)?.hasPrefix("书") == true)
        }
        #expect(try await self.repository.count() == 3)
    }
}
