// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookCatalogCompatibility
import Foundation
import GRDB
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
        let queue = try DatabaseQueue()
        _ = try SQLiteBookRepository(queue, startsWithStarterBooks: false)
        try await queue.write { db in try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('books-999')") }
        #expect(throws: SQLiteBookError.newerSchema(["books-999"])) { try SQLiteBookRepository(queue) }
    }

    @Test
    func `a change of the text analysis builds the index anew`() async throws {
        let queue = try DatabaseQueue()
        _ = try SQLiteBookRepository(queue)
        try await queue.write { db in
            try db.execute(sql: "INSERT INTO book_fts(book_fts) VALUES ('delete-all')")
            try db.execute(sql: "UPDATE book SET title_key = ''")
            try BookMeta.analysisVersion.write(0, db)
        }
        let repository = try SQLiteBookRepository(queue)
        for query in RealQuery.all {
            #expect(try await BookRepositoryCompatibility.answer(query, in: repository) == query.answer)
        }
        let version = try await queue.read { db in try BookMeta.analysisVersion.read(db) }
        #expect(version == TextAnalysis.version)
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
        let queue = try DatabaseQueue()
        let repository = try SQLiteBookRepository(queue)
        let books = try StarterCatalogue.books()
        try await repository.save(
            books.map { book in
                var book = book
                book.title += "再版"
                return book
            }
        )
        try await repository.save(books)
        try await queue.write { db in
            try db.execute(sql: "INSERT INTO book_fts(book_fts) VALUES ('integrity-check')")
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
