// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalogCompatibility
import Foundation
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
        try await self.old.write { try $0.execute(sql: FirstCatalogue.sql(self.books)) }
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
        try self.move.run()
        #expect(try await self.movedBooks() == self.books)
        let catalogue = try SQLiteBookRepository(path: self.path, startsWithStarterBooks: false)
        #expect(try await catalogue.search(SearchWords("第7本书"), limit: 5).hits.map(\.book) == [self.books[7]])
        #expect(try self.oldTables() == ["conversation"])
        #expect(try !self.move.isNeeded())
        #expect(try await self.old.read { try String.fetchOne($0, sql: "SELECT user FROM conversation") } == "u")
    }

    @Test func `the starter books move with what was changed in them, and aren't loaded again`() async throws {
        let book = Book(title: "改过的书", origin: .starter)
        try await self.old.write { db in
            try db.execute(sql: FirstCatalogue.sql([book]))
            try BookMeta.starterBooks.write(834, db, to: FirstBookTables.meta)
        }
        try self.move.run()
        let after = try SQLiteBookRepository(path: self.path)
        #expect(try await after.books(after: 0, limit: 9).books == [book])
    }

    @Test(arguments: 0...4)
    func `a move that was interrupted goes on where it ended`(batches: Int) async throws {
        try await self.saveOldBooks()
        try await self.old.write(FirstBookTables.complete)
        let new = try CatalogueFile.open(self.path)
        for _ in 0..<batches { _ = try self.move.moveBatch(into: new) }
        #expect(try self.move.position() == min(batches * 3, 10))
        try self.move.run()
        #expect(try await self.movedBooks() == self.books)
    }

    @Test func `a batch whose end wasn't noted any more is moved once`() async throws {
        try await self.saveOldBooks()
        try await self.old.write(FirstBookTables.complete)
        let new = try CatalogueFile.open(self.path)
        _ = try self.move.moveBatch(into: new)
        try await new.write { try BookMeta.movedRow.write(0, $0) }
        try self.move.run()
        #expect(try await self.movedBooks() == self.books)
    }

    @Test func `a database that is restored without the new file brings all its books along`() async throws {
        try await self.saveOldBooks()
        try await self.old.write(FirstBookTables.complete)
        let lost = try CatalogueFile.open(self.path)
        _ = try self.move.moveBatch(into: lost)
        let other = self.folder.file("restored-books.db")
        try BookMove(from: self.old, toFileAt: other, batchSize: 3).run()
        let restored = try SQLiteBookRepository(path: other, startsWithStarterBooks: false)
        #expect(try await restored.books(after: 0, limit: 99).books == self.books)
    }

    @Test func `a file into which another database's books were moved takes all of this one`() async throws {
        try await self.saveOldBooks()
        let other = try DatabaseQueue()
        let more = (0..<20).map { Book(title: "别的书\($0)", origin: Origin(source: "other", id: "\($0)")) }
        try await other.write { try $0.execute(sql: FirstCatalogue.sql(more)) }
        try BookMove(from: other, toFileAt: self.path).run()
        try self.move.run()
        #expect(try await self.movedBooks() == more + self.books)
    }

    @Test func `a move that was interrupted when the books were gone ends`() async throws {
        try await self.saveOldBooks()
        let copy = try DatabaseQueue()
        try self.old.backup(to: copy)
        try BookMove(from: copy, toFileAt: self.path).run()
        try await self.old.write { db in
            try FirstBookTables.complete(in: db)
            try FirstBookTables.dropBooks(from: db)
        }
        #expect(try self.move.isNeeded())
        try self.move.run()
        #expect(try !self.move.isNeeded())
        #expect(try await self.movedBooks() == self.books)
        #expect(try self.oldTables() == ["conversation"])
    }

    @Test func `books that the new file has stay as they are there`() async throws {
        try await self.saveOldBooks()
        var newer = self.books[2]
        newer.price = "60元"
        _ = try await SQLiteBookRepository(path: self.path, startsWithStarterBooks: false).save([newer])
        try self.move.run()
        let moved = try await self.movedBooks()
        #expect(moved.first == newer)
        #expect(moved.count == self.books.count)
    }

    @Test func `an import that was interrupted goes on in the new file`() async throws {
        try await self.saveOldBooks()
        let file = ImportID(kind: "csv", size: 9, head: [1])
        var report = ImportReport()
        report.rows = 4
        let text = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
        try await self.old.write { db in
            try FirstBookTables.complete(in: db)
            try db.execute(sql: "INSERT INTO book_import VALUES (?, ?)", arguments: [file.description, text])
        }
        try self.move.run()
        let after = try SQLiteBookRepository(path: self.path, startsWithStarterBooks: false)
        #expect(try await after.beginImport(of: file)?.rows == 4)
    }

    @Test func `a catalogue that has a file of its own already keeps it`() async throws {
        let own = try DatabaseQueue(path: self.path)
        try await own.write { try $0.execute(sql: FirstCatalogue.sql(self.books)) }
        try own.close()
        #expect(try await self.movedBooks() == self.books)
        let catalogue = try SQLiteBookRepository(path: self.path, startsWithStarterBooks: false)
        #expect(try await catalogue.database.read(FirstBookTables.arePresent) == false)
    }

    @Test func `another program's file is refused, and the books stay where they are`() async throws {
        try await self.saveOldBooks()
        let foreign = try DatabaseQueue(path: self.path)
        try await foreign.write { try $0.execute(sql: "CREATE TABLE users(name)") }
        #expect(throws: SQLiteBookError.foreign(path: self.path)) { try self.move.run() }
        #expect(try self.move.isNeeded())
        let count = try await self.old.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM book") }
        #expect(count == self.books.count)
    }

    @Test func `books that a newer version wrote are refused, and stay where they are`() async throws {
        try await self.saveOldBooks()
        try await self.old.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('books-999')") }
        #expect(throws: SQLiteBookError.newerSchema(["books-999"])) { try self.move.run() }
        #expect(try self.move.isNeeded())
    }
}
