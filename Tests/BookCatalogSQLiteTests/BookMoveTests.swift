// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB
import Testing

@testable import BookCatalog
@testable import BookCatalogSQLite

@Suite("The move of the books into a file of their own")
struct BookMoveTests {
    private let folder: TemporaryFolder
    private let old: DatabasePool
    private let books = (0..<10)
        .map { Book(title: "第\($0)本书", authors: ["某人"], origin: Origin(source: "shelf", id: "\($0)")) }

    init() throws {
        self.folder = try TemporaryFolder()
        self.old = try DatabasePool(path: self.folder.file("doumi.db"))
        try self.old.write { db in
            try db.execute(sql: "CREATE TABLE conversation(user); INSERT INTO conversation VALUES ('u')")
        }
    }

    private var path: String { self.folder.file("doumi-books.db") }
    private var move: BookMove { BookMove(from: self.old, toFileAt: self.path, batchSize: 3) }

    private func saveOldBooks() async throws {
        _ = try await SQLiteBookRepository(self.old, startsWithStarterBooks: false).save(self.books)
    }

    private func movedBooks() async throws -> [Book] {
        try await SQLiteBookRepository(path: self.path, startsWithStarterBooks: false).books(after: 0, limit: 9999)
            .books
    }

    private func oldTables() throws -> [String] {
        try self.old.read { db in
            let names = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
            return names.filter { $0 != "grdb_migrations" }
        }
    }

    @Test func `all books move, in their order, are found, and their tables go`() async throws {
        try await self.saveOldBooks()
        #expect(try self.move.isNeeded())
        try await self.move.run()
        #expect(try await self.movedBooks() == self.books)
        let catalogue = try SQLiteBookRepository(path: self.path, startsWithStarterBooks: false)
        #expect(try await catalogue.search(SearchWords("第7本书"), limit: 5).hits.map(\.book) == [self.books[7]])
        #expect(try self.oldTables() == ["conversation"])
        #expect(try !self.move.isNeeded())
        #expect(try await self.old.read { try String.fetchOne($0, sql: "SELECT user FROM conversation") } == "u")
    }

    @Test func `the starter books move with what was changed in them, and aren't loaded again`() async throws {
        let before = try SQLiteBookRepository(self.old)
        var changed = try #require(try StarterCatalogue.books().first)
        changed.price = "1元"
        try await before.save([changed])
        try await BookMove(from: self.old, toFileAt: self.path).run()
        let after = try SQLiteBookRepository(path: self.path)
        #expect(try await after.count() == 834)
        #expect(try await after.book(changed.id)?.price == "1元")
    }

    @Test(arguments: 0...4)
    func `a move that was interrupted goes on where it ended`(batches: Int) async throws {
        try await self.saveOldBooks()
        let new = try CatalogueFile.open(self.path)
        for _ in 0..<batches { _ = try await self.move.moveBatch(into: new) }
        #expect(try self.move.position() == min(batches * 3, 10))
        try await self.move.run()
        #expect(try await self.movedBooks() == self.books)
    }

    @Test func `a batch whose end wasn't noted any more is moved once`() async throws {
        try await self.saveOldBooks()
        let new = try CatalogueFile.open(self.path)
        _ = try await self.move.moveBatch(into: new)
        try await self.old.write { try BookMeta.movedRow.write(0, $0) }
        try await self.move.run()
        #expect(try await self.movedBooks() == self.books)
    }

    @Test func `books that the new file has stay as they are there`() async throws {
        try await self.saveOldBooks()
        var newer = self.books[2]
        newer.price = "60元"
        _ = try await SQLiteBookRepository(path: self.path, startsWithStarterBooks: false).save([newer])
        try await self.move.run()
        let moved = try await self.movedBooks()
        #expect(moved.first == newer)
        #expect(moved.count == self.books.count)
    }

    @Test func `an import that was interrupted goes on in the new file`() async throws {
        let before = try SQLiteBookRepository(self.old, startsWithStarterBooks: false)
        let file = ImportID(kind: "csv", size: 9, head: [1])
        var report = ImportReport()
        report.rows = 4
        _ = try await before.save(ImportBatch(file: file, report: report, books: self.books.map { PreparedBook($0) }))
        try await self.move.run()
        let after = try SQLiteBookRepository(path: self.path, startsWithStarterBooks: false)
        #expect(try await after.beginImport(of: file)?.rows == 4)
    }

    @Test func `tables of the first version move too`() async throws {
        try BookSchema.migrate(self.old, upTo: "books-001")
        try await self.old.write { db in
            try db.execute(sql: "INSERT INTO book(title, source, title_key, weight) VALUES ('旧书', 'shelf', '旧书', 0)")
        }
        try await self.move.run()
        #expect(try await self.movedBooks().map(\.title) == ["旧书"])
    }

    @Test func `another program's file is refused, and the books stay where they are`() async throws {
        try await self.saveOldBooks()
        let foreign = try DatabaseQueue(path: self.path)
        try await foreign.write { try $0.execute(sql: "CREATE TABLE users(name)") }
        await #expect(throws: SQLiteBookError.foreign(path: self.path)) { try await self.move.run() }
        #expect(try self.move.isNeeded())
        #expect(try await SQLiteBookRepository(migrated: self.old).count() == self.books.count)
    }

    @Test func `books that a newer version wrote are refused, and stay where they are`() async throws {
        try await self.saveOldBooks()
        try await self.old.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('books-999')") }
        await #expect(throws: SQLiteBookError.newerSchema(["books-999"])) { try await self.move.run() }
        #expect(try self.move.isNeeded())
    }
}
