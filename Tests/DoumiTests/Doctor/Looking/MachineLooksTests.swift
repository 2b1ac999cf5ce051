// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import Testing
import WeChatServer

@testable import Doumi

@Suite struct MachineLooksTests {
    private let folder: URL

    init() throws {
        self.folder = FileManager.default.temporaryDirectory.appending(path: "doctor-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: false)
    }

    private var path: String { self.folder.appending(path: "doumi.db").path }
    private var files: Set<String> {
        get throws { Set(try FileManager.default.contentsOfDirectory(atPath: self.folder.path)) }
    }

    private func look() async -> Finding { await DatabaseLook(database: .sqlite(path: self.path)).run().finding }

    @Test func `a database that isn't there yet isn't made`() async throws {
        defer { try? FileManager.default.removeItem(at: self.folder) }
        #expect(await self.look().status == .warned)
        #expect(await DiskLook(database: .sqlite(path: self.path)).run().finding.status != .failed)
        #expect(try self.files.isEmpty)
    }

    @Test func `a database is looked at beside its server`() async throws {
        defer { try? FileManager.default.removeItem(at: self.folder) }
        let stores = try await DoumiStores(.sqlite(path: self.path), isServing: true, tell: { _ in })
        let before = try self.files
        let finding = await self.look()
        let process = ProcessInfo.processInfo.processIdentifier
        #expect(
            finding
                == .passed("sqlite:\(self.path) is up to date and has 834 books; process \(process) serves from it")
        )
        #expect(await DiskLook(database: .sqlite(path: self.path)).run().finding.status != .failed)
        #expect(try self.files == before)
        withExtendedLifetime(stores) {}
    }

    @Test func `tables of a newer version, and another program's, are told`() async throws {
        defer { try? FileManager.default.removeItem(at: self.folder) }
        _ = try await DoumiStores(.sqlite(path: self.path), tell: { _ in })
        let books = try DatabaseQueue(path: CataloguePath.beside(self.path))
        try await books.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES('editions-999')") }
        #expect(await self.look().reason.contains("the catalogue was written by a newer version"))
        let desk = try DatabaseQueue(path: self.path)
        try await desk.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES('wechat-99-future')") }
        #expect(await self.look().reason.hasPrefix("the database was written by a newer version"))
        try await desk.write { try $0.execute(sql: "PRAGMA application_id = 7") }
        #expect(await self.look().reason.contains("belongs to another program"))
        #expect(await self.look().status == .failed)
    }

    @Test func `a damaged file is to be restored`() async throws {
        defer { try? FileManager.default.removeItem(at: self.folder) }
        try String(repeating: "no database ", count: 1000).write(toFile: self.path, atomically: true, encoding: .utf8)
        #expect(await self.look().nextStep?.contains("restore a backup") == true)
    }

    // Nothing is forbidden to root.
    @Test(.enabled(if: geteuid() != 0))
    func `what this user may not read is told, and no backup is asked for`() async throws {
        defer { try? FileManager.default.removeItem(at: self.folder) }
        _ = try await DoumiStores(.sqlite(path: self.path), tell: { _ in })
        let lock = self.path + ".lock"
        _ = FileManager.default.createFile(atPath: lock, contents: nil)
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: lock)
        #expect(await self.look().reason.contains("isn't known"))
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: self.path)
        let finding = await self.look()
        #expect(finding.reason == "this user may not read \(self.path)")
        #expect(finding.nextStep?.contains("as the user that runs doumi serve") == true)
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: self.folder.path)
        #expect(await self.look().reason == "this user may not read \(self.folder.path)")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: self.folder.path)
    }

    @Test func `tables of an older version are told, and stay as they are`() async throws {
        defer { try? FileManager.default.removeItem(at: self.folder) }
        let old = try DatabaseQueue(path: self.path)
        try await old.write { db in
            try db.execute(
                sql: """
                    PRAGMA application_id = \(0x5758_4442);
                    CREATE TABLE grdb_migrations(identifier TEXT NOT NULL PRIMARY KEY);
                    INSERT INTO grdb_migrations VALUES('wechat-1-conversations');
                    """
            )
        }
        let finding = await self.look()
        #expect(finding.status == .warned && finding.reason.contains("older version"))
        #expect(try await old.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM grdb_migrations") } == 1)
    }

    @Test func `a folder that isn't there is told once`() async throws {
        defer { try? FileManager.default.removeItem(at: self.folder) }
        let database = DatabaseURL.sqlite(path: "\(self.folder.path)/missing/doumi.db")
        let finding = await DatabaseLook(database: database).run().finding
        #expect(finding.status == .failed && finding.reason == "there is no folder \(self.folder.path)/missing")
        #expect(await DiskLook(database: database).run().finding.status == .skipped)
    }

    @Test func `a host is looked up, and an address is its own`() async throws {
        #expect(try await HostLookup(host: "127.0.0.1").run(upTo: 10).get() == ["127.0.0.1"])
        #expect(try await HostLookup(host: "::1").run(upTo: 10).get() == ["::1"])
    }
}
