// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog

/// What every ``BookRepository`` has to do, as checks that each implementation's tests run.
///
/// Each check throws ``Failure`` with what was expected and what came.
public struct BookRepositoryCompatibility: Sendable {
    /// A check that failed.
    public struct Failure: Error, CustomStringConvertible {
        /// What was expected, and what came.
        public let description: String
    }

    /// A check, by its name.
    public struct Check: Sendable, CustomStringConvertible {
        /// What is checked.
        public let description: String
        let run: @Sendable (BookRepositoryCompatibility) async throws -> Void
    }

    let make: @Sendable ([Book]) async throws -> any BookRepository

    /// Makes the suite for one kind of repository.
    ///
    /// - Parameter make: Makes a repository that holds these books and no other.
    public init(make: @escaping @Sendable ([Book]) async throws -> any BookRepository) {
        self.make = make
    }

    /// Runs one check.
    public func run(_ check: Check) async throws {
        try await check.run(self)
    }

    /// All checks.
    public static let checks: [Check] = [
        Check(description: "an empty catalogue finds nothing") { try await $0.findsNothingInNothing() },
        Check(description: "a book comes back as it was saved") { try await $0.keepsEverything() },
        Check(description: "saving again replaces") { try await $0.replaces() },
        Check(description: "a replaced book is found by its new words alone") { try await $0.forgetsOldWords() },
        Check(description: "books without an ISBN keep their identity") { try await $0.identifiesRecords() },
        Check(description: "books come in the order asked for") { try await $0.keepsOrder() },
        Check(description: "editions are folded") { try await $0.foldsEditions() },
        Check(description: "the popular come first, and page by page") { try await $0.ordersByPopularity() },
        Check(description: "a limit says that there is more") { try await $0.saysThereIsMore() },
        Check(description: "any book is some book") { try await $0.picksAny() },
        Check(description: "the starter catalogue is complete") { try await $0.countsStarterBooks() },
        Check(description: "whatever is typed is text") { try await $0.standsHostileTexts() },
        Check(description: "authors are found by how their names begin") { try await $0.findsAuthorsByBeginnings() },
        Check(description: "names are whole lines") { try await $0.keepsLines() },
        Check(description: "a NUL is replaced") { try await $0.replacesNULs() },
        Check(description: "identities are told apart byte by byte") { try await $0.tellsIdentitiesApart() },
        Check(description: "imports count what they did") { try await $0.imports() },
        Check(description: "an import that was interrupted goes on where it ended") { try await $0.resumes() },
        Check(description: "an import replaces only what its file speaks of") { try await $0.importsPrices() },
        Check(description: "what is exported comes back as it was") { try await $0.exports() },
    ]

    /// Finds what a real query finds in the starter catalogue.
    public static func answer(_ query: RealQuery, in repository: any BookRepository) async throws -> String {
        AnswerSummary.of(try await BookFinder(repository: repository).find(query.text))
    }

    func expect<Value: Equatable>(_ value: Value, _ expected: Value, _ what: String) throws {
        guard value != expected else { return }
        throw Failure(description: "\(what): expected \(expected), got \(value)")
    }

    static let full = Book(
        isbn: ISBN("9787121139512"),
        title: "浪潮之巅",
        subtitle: "副",
        originalTitle: "On Top of Tides",
        authors: ["吴军", "另一人"],
        translators: ["某译者"],
        publisher: "电子工业出版社",
        published: PublicationDate("2011-8"),
        pages: 584,
        price: "55.00元",
        binding: "平装",
        rating: Rating(average: 9.1, raters: 21022, source: "豆瓣", date: "2018"),
        url: "https://example.org/1",
        coverURL: "https://example.org/1.jpg",
        tags: ["互联网", "IT"],
        summary: "一行\n又一行",
        origin: Origin(source: "test", id: "6709783", date: PublicationDate("2026-11-28")),
        popularity: 27.5
    )

    private func findsNothingInNothing() async throws {
        let repository = try await self.make([])
        try self.expect(try await repository.count(), 0, "count")
        try self.expect(try await repository.random(), nil, "random")
        try self.expect(try await repository.popular(limit: 5), [], "popular")
        try self.expect(try await repository.search(SearchWords("浪潮"), limit: 5), SearchResult(), "search")
        try self.expect(try await repository.similar(to: SearchWords("浪潮"), limit: 5), [], "similar")
        try self.expect(try await repository.save([]), SaveCount(), "save")
    }

    private func keepsEverything() async throws {
        let repository = try await self.make([])
        try self.expect(try await repository.save([Self.full]), SaveCount(added: 1), "save")
        try self.expect(try await repository.book(Self.full.id), Self.full, "book")
        let hit = BookHit(book: Self.full, match: .titleAndAuthor)
        try self.expect(try await repository.search(SearchWords("吴军 浪潮之巅"), limit: 5).hits, [hit], "search")
        for words in ["某译者", "On Top", "互联网", "电子工业"] {
            let hits = try await repository.search(SearchWords(words), limit: 5).hits
            try self.expect(hits, [BookHit(book: Self.full, match: .details)], words)
        }
    }

    private func replaces() async throws {
        let repository = try await self.make([Self.full])
        var changed = Self.full
        changed.price = "60.00元"
        changed.rating = nil
        let other = Book(isbn: ISBN("9787506365437"), title: "活着", authors: ["余华"])
        try self.expect(try await repository.save([changed, other]), SaveCount(added: 1, updated: 1), "save")
        try self.expect(try await repository.books([Self.full.id, other.id]), [changed, other], "books")
        try self.expect(try await repository.count(), 2, "count")
    }

    private func forgetsOldWords() async throws {
        let repository = try await self.make([Self.full])
        var changed = Self.full
        changed.title = "文明之光"
        changed.authors = ["吴军"]
        try await repository.save([changed])
        for words in ["浪潮之巅", "另一人", "langchaozhidian"] {
            try self.expect(try await repository.search(SearchWords(words), limit: 5).hits, [], words)
        }
        try self.expect(try await repository.search(SearchWords("文明之光"), limit: 5).hits.map(\.book), [changed], "new")
    }

    private func identifiesRecords() async throws {
        let repository = try await self.make([])
        let old = Book(title: "旧书", authors: ["古人"], origin: Origin(source: "shelf", id: "10019·3975"))
        let nameless = Book(title: "无号", authors: ["古人"], origin: Origin(source: "shelf"))
        try self.expect(try await repository.save([old, nameless]), SaveCount(added: 2), "first")
        try self.expect(try await repository.save([old, nameless]), SaveCount(updated: 2), "second")
        try self.expect(try await repository.book(old.id), old, "by identity")
        try self.expect(BookID(nameless.id.description), nameless.id, "identity as text")
    }

    private func keepsOrder() async throws {
        let books = try StarterCatalogue.books()
        let repository = try await self.make(books)
        try self.expect(try await repository.hits([books[3].id]).map(\.book), [books[3]], "hits")
        let ids = [books[5].id, books[1].id, .record(source: "no", id: "such"), books[9].id]
        try self.expect(try await repository.books(ids), [books[5], books[1], books[9]], "books")
    }

    private func foldsEditions() async throws {
        let repository = try await self.make(try StarterCatalogue.books())
        guard let isbn = ISBN("9787115514226"), let fourth = try await repository.book(isbn: isbn) else {
            throw Failure(description: "the fourth edition is missing")
        }
        let editions = try await repository.editions(of: fourth)
        try self.expect(editions.map { $0.isbn?.description }, ["9787121139512", "9787115514226"], "editions")
        guard case .book(let hit) = try await BookFinder(repository: repository).find(isbn) else {
            throw Failure(description: "the fourth edition isn't found")
        }
        try self.expect(hit, BookHit(book: fourth, otherEditions: 1, match: .isbn), "hit")
    }

    private func ordersByPopularity() async throws {
        let books = try StarterCatalogue.books()
        let repository = try await self.make(books)
        let first = try await repository.popular(limit: 3)
        try self.expect(first.map(\.book.title), ["活着", "解忧杂货店", "追风筝的人"], "first page")
        let whole = try await repository.popular(limit: 6)
        try self.expect(try await repository.popular(limit: 3, offset: 3), Array(whole.dropFirst(3)), "second page")
    }

    private func saysThereIsMore() async throws {
        let repository = try await self.make(try StarterCatalogue.books())
        let some = try await repository.search(SearchWords("余华"), limit: 3)
        let all = try await repository.search(SearchWords("余华"), limit: 50)
        try self.expect(some.hasMore, true, "some")
        try self.expect(all.hasMore, false, "all")
        try self.expect(some.hits, Array(all.hits.prefix(3)), "the same order")
    }

    private func picksAny() async throws {
        let repository = try await self.make([Self.full])
        try self.expect(try await repository.random(), Self.full, "the only one")
    }

    private func countsStarterBooks() async throws {
        let books = try StarterCatalogue.books()
        let repository = try await self.make(books)
        try self.expect(try await repository.count(), 834, "count")
        try self.expect(try await repository.books(books.map(\.id)), books, "each of them")
    }

    private func standsHostileTexts() async throws {
        let finder = BookFinder(repository: try await self.make(try StarterCatalogue.books()))
        let texts = [
            "\u{0}", "活着\u{0}余华", "\"", "'", "\"\"\"", "AND", "NOT 活着", "活着 OR 余华", "NEAR(活着 余华, 2)", "^活着",
            "{title}: 活着",
            "title : \"活着\"", "活*", "%_%", "\\", "🙂🙂", "👨‍👩‍👧‍👦", "\u{301}\u{301}", "\u{202E}活着", "《《《》》》", "作者：", "：：：",
            String(repeating: "书", count: 5000), String(repeating: "a ", count: 5000),
            String(repeating: "《活》", count: 900),
            String(repeating: "9", count: 5000), String(repeating: "活着 余华 ", count: 300),
        ]
        for text in texts {
            do {
                _ = try await finder.find(text)
            } catch {
                throw Failure(description: "\(text.prefix(40).debugDescription): \(error)")
            }
        }
        try self.expect(AnswerSummary.of(try await finder.find("\u{202E}活着")), "book 活着/余华 +0 title", "marks")
    }
}
