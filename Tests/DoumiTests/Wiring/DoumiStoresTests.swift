// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookCatalogCompatibility
import BookCatalogSQLite
import Foundation
import GRDB
import Synchronization
import Testing
import WeChatBot
import WeChatProtocol
import WeChatSQLite
import WeChatServer

@testable import Doumi

@Suite("What Doumi keeps in files")
struct DoumiStoresTests {
    private let folder: URL
    private let own = Book(title: "自己的书", authors: ["某人"], origin: Origin(source: "douban", id: "1"))

    init() throws {
        self.folder = FileManager.default.temporaryDirectory.appending(path: "doumi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: false)
    }

    private func file(_ name: String = "doumi.db") -> String {
        self.folder.appending(path: name).path(percentEncoded: false)
    }

    private func open(_ name: String = "doumi.db", isServing: Bool = false) async throws -> DoumiStores {
        try await DoumiStores(.sqlite(path: self.file(name)), isServing: isServing, tell: { _ in })
    }

    /// A database as the first versions left it, with books among its own tables.
    private func makeOldDatabase() async throws {
        let old = try WeChatDatabase.open(path: self.file())
        try await old.write { try $0.execute(sql: FirstCatalogue.sql([self.own])) }
    }

    @Test(arguments: [
        ("doumi.db", "doumi-books.db"), ("a.b/shop.sqlite", "a.b/shop-books.sqlite"), ("a.b/shop", "a.b/shop-books"),
        ("/data/.doumi", "/data/.doumi-books"), ("x.tar.db", "x.tar-books.db"),
    ])
    func `the catalogue stands beside the database`(path: String, catalogue: String) {
        #expect(CataloguePath.beside(path) == catalogue)
    }

    @Test func `a link has the catalogue of what it leads to`() async throws {
        defer { try? FileManager.default.removeItem(at: self.folder) }
        _ = try await self.open().books.save([self.own])
        try FileManager.default.createSymbolicLink(atPath: self.file("link.db"), withDestinationPath: "doumi.db")
        #expect(try await self.open("link.db").books.count() == 835)
        #expect(!FileManager.default.fileExists(atPath: self.file("link-books.db")))
    }

    @Test func `the books are their owner's alone, and not in the database`() async throws {
        defer { try? FileManager.default.removeItem(at: self.folder) }
        let stores = try await self.open()
        #expect(try await stores.books.count() == 834)
        let mode = try FileManager.default.attributesOfItem(atPath: self.file("doumi-books.db"))[.posixPermissions]
        #expect(mode as? Int == 0o600)
        let tables = try await DatabaseQueue(path: self.file())
            .read { try String.fetchAll($0, sql: "SELECT name FROM sqlite_master WHERE name LIKE 'book%'") }
        #expect(tables == [])
    }

    @Test func `several processes that open an old database at once all have its books`() async throws {
        defer { try? FileManager.default.removeItem(at: self.folder) }
        try await self.makeOldDatabase()
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<3 { group.addTask { try await self.open().books.count() } }
            for try await count in group { #expect(count == 835) }
        }
        #expect(try await self.open(isServing: true).books.book(self.own.id) == self.own)
    }

    @Test func `books that an older server serves from stay until it has ended`() async throws {
        defer { try? FileManager.default.removeItem(at: self.folder) }
        try await self.makeOldDatabase()
        let server = try DatabaseLock(path: self.file())
        defer { withExtendedLifetime(server) {} }
        let old = try WeChatDatabase.open(path: self.file())
        let move = BookMove(from: old, toFileAt: self.file("doumi-books.db"))
        for isServing in [false, true] {
            await #expect(throws: CatalogueMove.Blocked.self) {
                try await CatalogueMove(at: self.file(), move, patience: .zero).run(isServing: isServing) { _ in }
            }
        }
        #expect(try move.isNeeded())
        let kept = try await CatalogueMove(at: self.file(), move).run(lock: server, isServing: true) { _ in }
        #expect(kept === server)
        #expect(try !move.isNeeded())
    }

    @Test func `a server that starts while a command moves the books waits for them`() async throws {
        defer { try? FileManager.default.removeItem(at: self.folder) }
        try await self.makeOldDatabase()
        let path = self.file()
        let command = Mutex<DatabaseLock?>(try DatabaseLock(path: path))
        async let server = self.open(isServing: true)
        // The command moves the books, and has the lock a moment longer.
        let old = try WeChatDatabase.open(path: path)
        try BookMove(from: old, toFileAt: self.file("doumi-books.db")).run()
        command.withLock { $0 = nil }
        #expect(try await server.books.book(self.own.id) == self.own)
        #expect(throws: WeChatDatabaseError.self) { try DatabaseLock(path: path) }
    }

    @Test func `a second server is refused at once where no books have to move`() async throws {
        defer { try? FileManager.default.removeItem(at: self.folder) }
        let first = try await self.open(isServing: true)
        await #expect(throws: WeChatDatabaseError.self) { try await self.open(isServing: true) }
        #expect(try await first.books.count() == 834)
    }

    /// What docs/operations/backup.md says.
    @Test func `copies of both files, made while both are written, are restored together`() async throws {
        defer { try? FileManager.default.removeItem(at: self.folder) }
        let stores = try await self.open(isServing: true)
        let user = UserKey(account: "main", user: "o1")
        let state = StoredState(data: [1], expires: 2000)
        try await stores.desk.commit([.states(user, ["list": state])])
        try await stores.books.save([self.own])
        async let writing: Void = {
            for number in 0..<20 {
                try await stores.books.save([Book(title: "新书\(number)")])
                try await stores.desk.commit([.states(user, ["other": state])])
            }
        }()
        try FileManager.default.createDirectory(atPath: self.file("restored"), withIntermediateDirectories: false)
        for name in ["doumi.db", "doumi-books.db"] {
            try DatabaseQueue(path: self.file(name))
                .inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [self.file("restored/\(name)")]) }
        }
        try await writing
        let restored = try await self.open("restored/doumi.db", isServing: true)
        #expect(try await restored.desk.states(of: user, at: 0)["list"] == state)
        #expect(try await restored.books.book(self.own.id) == self.own)
        #expect(try await restored.books.search(SearchWords("自己的书"), limit: 1).hits.count == 1)
    }
}
