// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import BookCatalog
import DatabaseMigration
import Doumi
import Foundation
import PostgresServer
import Testing
import WeChatBot
import WeChatProtocol
import WeChatSQLite
import WeChatServer

@Suite(
    "What an operator does to a database",
    .enabled(if: PostgresServer.isExpected, "PostgreSQL isn't on this machine")
)
struct DoumiDatabaseTests {
    private let folder: URL
    private let address: String

    init() throws {
        self.address = try PostgresServer.shared.createDatabase()
        self.folder = FileManager.default.temporaryDirectory.appending(path: "doumi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: false)
    }

    private var file: String { self.folder.appending(path: "doumi.db").path() }

    private func copy() async throws -> [DatabaseCopy.Count] {
        try await DoumiDatabase.copy(from: self.file, to: self.address) { _, _, _ in }
    }

    @Test func `servers share lists of users and the catalogue`() async throws {
        defer { try? FileManager.default.removeItem(at: self.folder) }
        let (one, other) = (
            try await DoumiStores(.postgres(self.address)), try await DoumiStores(.postgres(self.address))
        )
        try await one.prepare()
        try await one.books.save([Book(title: "一家之书")])
        #expect(try await other.books.search(SearchWords("一家之书"), limit: 1).hits.count == 1)
        #expect(try await other.books.count() == 835)
    }

    @Test func `what a server has kept in SQLite is in PostgreSQL after a copy`() async throws {
        defer { try? FileManager.default.removeItem(at: self.folder) }
        let user = UserKey(account: "main", user: "o1")
        let state = StoredState(data: [1], expires: 2000)
        func serve() async throws {
            let stores = try await DoumiStores(.sqlite(path: self.file), isServing: true, tell: { _ in })
            try await stores.desk.commit([.states(user, ["list": state])])
            try await stores.books.save([Book(title: "自己的书")])
            // A server has the file, so it isn't copied.
            await #expect(throws: WeChatDatabaseError.self) { try await self.copy() }
        }
        try await serve()
        let counts = try await self.copy()
        #expect(counts.first { $0.name == "books" }?.rows == 835)
        let stores = try await DoumiStores(.postgres(self.address), isServing: true, tell: { _ in })
        try await stores.prepare()
        #expect(try await stores.desk.states(of: user, at: 0) == ["list": state])
        #expect(try await stores.books.search(SearchWords("自己的书"), limit: 1).hits.count == 1)
    }

    @Test func `there is nothing to copy where there is no file, and none is made`() async throws {
        defer { try? FileManager.default.removeItem(at: self.folder) }
        await #expect(throws: DatabaseCopyError.noSource(path: self.file)) { try await self.copy() }
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.folder.path()) == [])
    }

    @Test func `a migration says what it made, once`() async throws {
        defer { try? FileManager.default.removeItem(at: self.folder) }
        for database in [DatabaseURL.sqlite(path: self.file), .postgres(self.address)] {
            let first = try await DoumiDatabase.migrate(database) { _ in }
            #expect(first.map(\.module) == ["framework", "catalogue"])
            #expect(first.allSatisfy { !$0.made.isEmpty && $0.made.count == $0.steps })
            let second = try await DoumiDatabase.migrate(database) { _ in }
            #expect(second.allSatisfy { $0.made.isEmpty })
        }
    }
}
#endif
