// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import BookCatalog
import BookCatalogCompatibility
import BookCatalogSQLite
import PostgresClient
import PostgresServer
import Testing

@testable import BookCatalogPostgres

@Suite(.enabled(if: PostgresServer.isExpected, "PostgreSQL isn't on this machine"))
struct PostgresBookRepositoryTests {
    private static func empty() async throws -> PostgresBookRepository {
        let address = try PostgresServer.shared.createDatabase()
        return try await PostgresBookRepository.open(address: address, connections: 2, startsWithStarterBooks: false)
    }

    private static func starter() async throws -> PostgresBookRepository {
        try await PostgresBookRepository.open(address: PostgresServer.shared.createDatabase())
    }

    @Test(arguments: BookRepositoryCompatibility.checks)
    func `the repository does what every repository does`(check: BookRepositoryCompatibility.Check) async throws {
        let suite = BookRepositoryCompatibility { books in
            let repository = try await Self.empty()
            try await repository.save(books)
            return repository
        }
        try await suite.run(check)
    }

    @Test func `readers find what they look for`() async throws {
        let repository = try await Self.starter()
        for query in RealQuery.all {
            #expect(try await BookRepositoryCompatibility.answer(query, in: repository) == query.answer)
        }
    }

    @Test func `three hundred queries are answered as by SQLite, book by book`() async throws {
        let finder = BookFinder(repository: try await Self.starter())
        let other = BookFinder(repository: try SQLiteBookRepository.inMemory())
        let queries = try ReaderQuery.all()
        var found = 0
        for query in queries {
            let answer = try await finder.find(query.text)
            let expected = try await other.find(query.text)
            #expect(answer == expected, "\(query.text)")
            let meant = try #require(try await finder.repository.book(isbn: query.isbn))
            if query.miss(in: answer, of: meant) == nil { found += 1 }
        }
        #expect((queries.count, found) == (300, 300))
    }

    @Test(arguments: [false, true])
    func `words of very many books are found from both ends, as by SQLite`(areCounted: Bool) async throws {
        let address = try PostgresServer.shared.createDatabase()
        func open() async throws -> PostgresBookRepository {
            try await PostgresBookRepository.open(address: address, startsWithStarterBooks: false)
        }
        var repository = try await open()
        let other = try SQLiteBookRepository.inMemory(startsWithStarterBooks: false)
        // At first hardly any book has the words, then more than are put in order.
        let books = (0..<12_000)
            .map { number in
                let title = number < 9000 ? "别的\(number)" : "世界\(number)"
                let popularity = Double(number * 7919 % 1000)
                return Book(
                    title: title,
                    authors: ["甲"],
                    origin: Origin(source: "t", id: "\(number)"),
                    popularity: popularity
                )
            }
        for start in stride(from: 0, to: books.count, by: 3000) {
            let some = Array(books[start..<start + 3000])
            try await repository.save(some)
            try await other.save(some)
        }
        if areCounted {
            try await repository.tidyIndex(after: SaveCount())
            repository = try await open()
        }
        for text in ["世界", "别的", "世", "界", "甲", "世界1"] {
            let words = SearchWords(text)
            let result = try await repository.search(words, limit: 200)
            let expected = try await other.search(words, limit: 200)
            #expect(result == expected, "\(text)")
            #expect(!result.hits.isEmpty, "\(text)")
        }
    }

    @Test func `near titles of words that more than a thousand books have are those of SQLite`() async throws {
        let repository = try await Self.empty()
        let other = try SQLiteBookRepository.inMemory(startsWithStarterBooks: false)
        let books = (0..<2600)
            .map { number in
                let title = number < 1500 ? "aa ab q\(number)" : "ba bb bc bd be bf r\(number)"
                return Book(title: title, authors: ["甲"], origin: Origin(source: "t", id: "\(number)"))
            }
        try await repository.save(books)
        try await other.save(books)
        for text in ["aa ab ba bb bc bd be bf", "ba bb bc bd be bg r2599"] {
            let hits = try await repository.similar(to: SearchWords(text), limit: 5)
            #expect(hits == (try await other.similar(to: SearchWords(text), limit: 5)), "\(text)")
            #expect(!hits.isEmpty, "\(text)")
        }
    }

    @Test func `of ten that open an empty database at once one loads the starter books`() async throws {
        let address = try PostgresServer.shared.createDatabase()
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<10 { group.addTask { try await PostgresBookRepository.open(address: address).count() } }
            for try await count in group { #expect(count == 834) }
        }
        let repository = try await PostgresBookRepository.open(address: address)
        try await repository.save([Book(title: "自己的书")])
        #expect(try await PostgresBookRepository.open(address: address).count() == 835)
    }

    @Test func `what anybody saves is found at once, though the same was asked before`() async throws {
        let address = try PostgresServer.shared.createDatabase()
        let here = try await PostgresBookRepository.open(address: address)
        let elsewhere = try await PostgresBookRepository.open(address: address)
        let words = SearchWords("深水区的灯")
        for _ in 0..<2 { #expect(try await here.search(words, limit: 5).hits.isEmpty) }
        try await elsewhere.save([Book(title: "深水区的灯")])
        #expect(try await here.search(words, limit: 5).hits.map(\.book.title) == ["深水区的灯"])
    }

    @Test func `several that save the same books at once add each once`() async throws {
        let address = try PostgresServer.shared.createDatabase()
        let books = try Array(StarterCatalogue.books().prefix(40))
        try await withThrowingTaskGroup(of: SaveCount.self) { group in
            for _ in 0..<5 {
                group.addTask {
                    try await PostgresBookRepository.open(address: address, startsWithStarterBooks: false).save(books)
                }
            }
            let total = try await group.reduce(SaveCount()) { $0 + $1 }
            #expect(total == SaveCount(added: 40, updated: 160))
        }
    }

    @Test func `a change of the text analysis builds the index anew, and newer terms are left alone`() async throws {
        let address = try PostgresServer.shared.createDatabase()
        let old = try await PostgresBookRepository.open(address: address)
        try await old.writer.perform { session in
            let spoiling: [PostgresStatement] = [
                PostgresStatement("UPDATE edition SET keys = '', title_hash = 0"),
                PostgresStatement("UPDATE edition_terms SET terms = ''"),
                PostgresStatement("UPDATE edition_state SET analysis = 0"),
            ]
            _ = try session.execute(spoiling)
        }
        // One begins, and is interrupted.
        try await old.writer.perform { _ = try TermRebuild.step($0, batchSize: 100) }
        let repository = try await PostgresBookRepository.open(address: address)
        for query in RealQuery.all {
            #expect(try await BookRepositoryCompatibility.answer(query, in: repository) == query.answer)
        }
        let state = try await repository.writer.perform { try CatalogueState.read($0) }
        #expect(state.analysis == TermVector.version && state.rebuild == nil)
        try await repository.writer.perform { session in
            _ = try session.execute(PostgresStatement("UPDATE edition_state SET analysis = 1000"))
        }
        await #expect(throws: PostgresError.newerSchema) { try await PostgresBookRepository.open(address: address) }
    }

    @Test func `the catalogue stays readable while books are saved`() async throws {
        let repository = try await Self.starter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for number in 0..<10 {
                    try await repository.save((0..<20).map { Book(title: "新书\(number)·\($0)", authors: ["新人"]) })
                }
            }
            for _ in 0..<3 {
                group.addTask {
                    for query in RealQuery.all.prefix(20) {
                        let answer = try await BookRepositoryCompatibility.answer(query, in: repository)
                        #expect(answer == query.answer)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await repository.count() == 834 + 200)
    }
}
#endif
