// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookCatalogCompatibility
import Foundation
import GRDB
import SQLiteAccess
import Testing

@testable import BookCatalogSQLite

@Suite
struct SQLiteBookRepositoryTests {
    @Test(arguments: BookRepositoryCompatibility.checks)
    func `the SQLite repository does what every repository does`(check: BookRepositoryCompatibility.Check) async throws
    {
        let suite = BookRepositoryCompatibility { books in
            let repository = try SQLiteBookRepository.inMemory(startsWithStarterBooks: false)
            try await repository.save(books)
            return repository
        }
        try await suite.run(check)
    }

    @Test(arguments: RealQuery.all)
    func `readers find what they look for`(query: RealQuery) async throws {
        let answer = try await BookRepositoryCompatibility.answer(query, in: Self.starter.get())
        #expect(answer == query.answer)
    }

    @Test
    func `a file keeps its books, and the starter books are loaded once`() async throws {
        try await self.withFile { path in
            let first = try SQLiteBookRepository(path: path)
            #expect(try await first.count() == 834)
            try await first.save([Book(title: "自己的书", authors: ["某人"])])
            let second = try SQLiteBookRepository(path: path)
            #expect(try await second.count() == 835)
            #expect(try await second.search(SearchWords("自己的书"), limit: 5).hits.count == 1)
        }
    }

    @Test
    func `a catalogue that is closed leaves all in its file, and no log`() async throws {
        try await self.withFile { path in
            func use() async throws -> Int {
                let repository = try SQLiteBookRepository(path: path)
                return try await repository.search(SearchWords("活着"), limit: 5).hits.count
            }
            let hits = try await use()
            #expect(hits > 0)
            #expect(!FileManager.default.fileExists(atPath: "\(path)-wal"))
        }
    }

    @Test
    func `several may open a new file at once`() async throws {
        try await self.withFile { path in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 { group.addTask { try await SQLiteBookRepository(path: path).count() } }
                for try await count in group { #expect(count == 834) }
            }
        }
    }

    @Test
    func `a newer schema is refused`() async throws {
        try await self.withFile { path in
            let repository = try SQLiteBookRepository(path: path, startsWithStarterBooks: false)
            try await repository.database.write { db in
                try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('editions-999')")
            }
            #expect(throws: SQLiteBookError.newerSchema(["editions-999"])) { try SQLiteBookRepository(path: path) }
        }
    }

    @Test
    func `another program's file is refused and left as it is`() async throws {
        try await self.withFile { path in
            let foreign = try DatabaseQueue(path: path)
            try await foreign.write { try $0.execute(sql: "CREATE TABLE users(name)") }
            #expect(throws: SQLiteBookError.foreign(path: path)) { try SQLiteBookRepository(path: path) }
            #expect(
                try await foreign.read { try String.fetchAll($0, sql: "SELECT name FROM sqlite_master") } == ["users"]
            )
        }
    }

    @Test
    func `a file that is no database is refused in one line`() async throws {
        try await self.withFile { path in
            try Data(repeating: 7, count: 5000).write(to: URL(filePath: path))
            #expect(throws: SQLiteBookError.unusable(path: path, reason: "file is not a database")) {
                try SQLiteBookRepository(path: path)
            }
        }
    }

    /// Leaves a catalogue as one of an older analysis had it.
    private func spoilIndex(of repository: SQLiteBookRepository) async throws {
        try await repository.database.write { db in
            try db.execute(sql: "UPDATE edition SET keys = '', title_hash = 0")
            try BookMeta.analysisVersion.write(0, db)
        }
    }

    @Test
    func `a change of the text analysis builds the index anew`() async throws {
        try await self.withFile { path in
            try await self.spoilIndex(of: SQLiteBookRepository(path: path))
            let repository = try SQLiteBookRepository(path: path)
            for query in RealQuery.all {
                #expect(try await BookRepositoryCompatibility.answer(query, in: repository) == query.answer)
            }
            let version = try await repository.database.read { db in try BookMeta.analysisVersion.read(db) }
            #expect(version == TextAnalysis.version)
        }
    }

    @Test
    func `an index that is being built anew goes on after an interruption, and takes what is saved meanwhile`()
        async throws
    {
        try await self.withFile { path in
            let repository = try SQLiteBookRepository(path: path)
            try await self.spoilIndex(of: repository)
            for _ in 0..<3 { try await repository.database.write { _ = try IndexRebuild.step($0, batchSize: 100) } }
            let books = try StarterCatalogue.books()
            var (early, late) = (books[5], books[500])
            (early.title, late.title) = ("早改的书", "晚改的书")
            let new = Book(title: "新来的书", authors: ["新人"])
            try await repository.save([early, late, new])
            let again = try SQLiteBookRepository(path: path)
            try await again.database.write { db in
                try db.execute(sql: "INSERT INTO edition_terms(edition_terms) VALUES ('integrity-check')")
            }
            for book in [early, late, new, books[6], books[501], books[833]] {
                #expect(try await again.search(SearchWords(book.title), limit: 5).hits.map(\.book).contains(book))
            }
            #expect(try await again.search(SearchWords(books[5].title), limit: 50).hits.allSatisfy { $0.book != early })
            #expect(try await again.count() == 835)
        }
    }

    @Test
    func `titles with the same hash are told apart`() async throws {
        let titles = ["第951745册", "第1239040册"]
        #expect(TitleHash.of(titles[0]) == TitleHash.of(titles[1]))
        let repository = try SQLiteBookRepository.inMemory(startsWithStarterBooks: false)
        try await repository.save(titles.map { Book(title: $0, authors: ["某人"]) })
        let found = try await repository.readers.read { connection in
            try titles.map { try SQLiteBookIndex(connection).entries(titleKey: $0, limit: 1).map(\.row) }
        }
        #expect(found == [[1], [2]])
        #expect(try await repository.editions(of: Book(title: titles[1], authors: ["某人"])).map(\.title) == [titles[1]])
    }

    @Test
    func `the catalogue stays readable while books are saved`() async throws {
        try await self.withFile { path in
            let repository = try SQLiteBookRepository(path: path)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for number in 0..<20 {
                        try await repository.save((0..<20).map { Book(title: "新书\(number)·\($0)", authors: ["新人"]) })
                    }
                }
                for _ in 0..<4 {
                    group.addTask {
                        for query in RealQuery.all.prefix(20) {
                            let answer = try await BookRepositoryCompatibility.answer(query, in: repository)
                            #expect(answer == query.answer)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await repository.count() == 834 + 400)
        }
    }

    @Test
    func `the index is sound`() async throws {
        let repository = try SQLiteBookRepository.inMemory()
        let books = try StarterCatalogue.books()
        try await repository.save(
            books.map { book in
                var book = book
                book.title += "再版"
                return book
            }
        )
        try await repository.save(books)
        try await repository.database.write { db in
            try db.execute(sql: "INSERT INTO edition_terms(edition_terms) VALUES ('integrity-check')")
        }
        for query in RealQuery.all {
            #expect(try await BookRepositoryCompatibility.answer(query, in: repository) == query.answer)
        }
    }

    private static let starter = Result { try SQLiteBookRepository.inMemory() }

    private func withFile(_ body: (String) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        try await body(folder.file("books.db"))
        withExtendedLifetime(folder) {}
    }
}
