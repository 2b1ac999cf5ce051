// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import Testing
import WeChatSQLite

@Suite struct WeChatDatabaseTests {
    private let directory: TemporaryDirectory

    init() throws { self.directory = try TemporaryDirectory() }

    private func failure(_ path: String) -> WeChatDatabaseError? {
        do throws(WeChatDatabaseError) {
            _ = try WeChatDatabase.open(path: path)
            return nil
        } catch {
            return error
        }
    }

    private func isOneLine(_ error: WeChatDatabaseError?, about path: String) -> Bool {
        guard let text = error?.description else { return false }
        return text.hasPrefix("the database \(path) can't be used: ") && !text.contains("\n") && text.utf8.count < 300
    }

    @Test func `a file opens again with its tables as they were`() throws {
        let first = try WeChatDatabase.open(path: self.directory.file())
        try first.close()
        let second = try WeChatDatabase.open(path: self.directory.file())
        #expect(try second.read { try $0.tableExists("conversation") })
        #expect(try second.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
        #expect(try second.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 1)
        // The log is carried by other means than SQLite's own.
        #expect(try second.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA wal_autocheckpoint") } == 0)
    }

    @Test func `a commit is synced where that is wanted`() throws {
        let database = try WeChatDatabase.open(path: self.directory.file(), synchronous: .full)
        #expect(try database.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
    }

    @Test func `tables of a newer version are refused and left alone`() throws {
        let path = self.directory.file()
        let database = try WeChatDatabase.open(path: path)
        try database.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES('wechat-99-future')") }
        try database.close()
        #expect(self.failure(path) == .newer)
        #expect("\(WeChatDatabaseError.newer)".contains("newer version"))
        #expect(throws: WeChatDatabaseError.newer) { try WeChatDatabase.migrate(try DatabaseQueue(path: path)) }
    }

    @Test func `other modules' migrations in the same file are none of its business`() throws {
        let path = self.directory.file()
        let database = try WeChatDatabase.open(path: path)
        try database.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES('books-99-future')") }
        try database.close()
        #expect(self.failure(path) == nil)
    }

    @Test func `a path that can't be written is told in one line`() throws {
        let missing = self.directory.file("missing/test.db")
        #expect(self.isOneLine(self.failure(missing), about: missing))
        #expect(self.isOneLine(self.failure(self.directory.path), about: self.directory.path))
    }

    @Test func `a file that is no database is told in one line, and left alone`() throws {
        let path = self.directory.file("notes.txt")
        let notes = Data("these are my notes, and no database; they are long enough to be looked at".utf8)
        try notes.write(to: URL(filePath: path))
        #expect(self.isOneLine(self.failure(path), about: path))
        #expect(try Data(contentsOf: URL(filePath: path)) == notes)
    }
}
