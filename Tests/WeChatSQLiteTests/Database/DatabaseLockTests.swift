// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import Testing
import WeChatSQLite

@Suite struct DatabaseLockTests {
    private let directory: TemporaryDirectory

    init() throws { self.directory = try TemporaryDirectory() }

    private func failure(_ path: String) -> WeChatDatabaseError? {
        do throws(WeChatDatabaseError) {
            _ = try DatabaseLock(path: path)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a second holder is refused until the first lets go`() throws {
        let path = self.directory.file()
        var first: DatabaseLock? = try DatabaseLock(path: path)
        let process = Int(ProcessInfo.processInfo.processIdentifier)
        #expect(self.failure(path) == .served(path: path, process: process))
        #expect("\(WeChatDatabaseError.served(path: path, process: 7))".hasSuffix("another server (process 7)"))
        withExtendedLifetime(first) {}
        first = nil
        #expect(self.failure(path) == nil)
    }

    @Test func `who holds it is told without taking it away`() throws {
        let path = self.directory.file()
        #expect(DatabaseLock.holder(of: path) == .nobody)
        let lock = try DatabaseLock(path: path)
        let process = Int(ProcessInfo.processInfo.processIdentifier)
        #expect(DatabaseLock.holder(of: path) == DatabaseLock.Holder.process(process))
        #expect(self.failure(path) != nil)
        withExtendedLifetime(lock) {}
    }

    @Test func `different files have different locks`() throws {
        let first = try DatabaseLock(path: self.directory.file("a.db"))
        #expect(self.failure(self.directory.file("b.db")) == nil)
        withExtendedLifetime(first) {}
    }

    @Test func `a link to the file has the same lock`() throws {
        let path = self.directory.file()
        let link = self.directory.file("link.db")
        _ = try WeChatDatabase.open(path: path)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        let first = try DatabaseLock(path: path)
        #expect(self.failure(link) != nil)
        withExtendedLifetime(first) {}
    }

    @Test func `whoever doesn't take the lock reads and writes beside its holder`() throws {
        _ = try WeChatDatabase.open(path: self.directory.file())
        let lock = try DatabaseLock(path: self.directory.file())
        let database = try WeChatDatabase.open(path: self.directory.file())
        try database.write { try $0.execute(sql: "CREATE TABLE beside(a)") }
        withExtendedLifetime(lock) {}
    }

    @Test func `tables are brought up to date by their server, or while nobody serves from them`() throws {
        let path = self.directory.file()
        let lock = try DatabaseLock(path: path)
        let refusal = WeChatDatabaseError.served(path: path, process: Int(ProcessInfo.processInfo.processIdentifier))
        #expect(throws: refusal) { try WeChatDatabase.open(path: path, busyTimeout: .milliseconds(20)) }
        let tables = "SELECT count(*) FROM sqlite_master"
        #expect(try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: tables) } == 0)
        _ = try WeChatDatabase.open(path: path, lock: lock)
        withExtendedLifetime(lock) {}
    }

    @Test func `another process's lock refuses ours, and its death releases it`() async throws {
        let path = self.directory.file()
        let holder = Process()
        holder.executableURL = URL(filePath: "/usr/bin/env")
        holder.arguments = ["flock", path + ".lock", "cat"]
        let (input, output) = (Pipe(), Pipe())
        holder.standardInput = input
        holder.standardOutput = output
        guard (try? holder.run()) != nil else { return }
        // It answers once it holds the lock.
        try input.fileHandleForWriting.write(contentsOf: Data("held\n".utf8))
        guard try output.fileHandleForReading.read(upToCount: 1) != nil else { return }
        #expect(self.failure(path) != nil)
        try input.fileHandleForWriting.close()
        holder.waitUntilExit()
        #expect(self.failure(path) == nil)
    }

    @Test func `a directory that doesn't exist is told in one line`() {
        let path = self.directory.file("missing/test.db")
        guard case .unusable(path, let reason)? = self.failure(path) else {
            Issue.record("no error, or another one")
            return
        }
        #expect(!reason.contains("\n"))
    }
}
