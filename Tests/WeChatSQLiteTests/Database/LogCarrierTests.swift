// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import SQLiteAccess
import Testing

@Suite struct LogCarrierTests {
    private let directory: TemporaryDirectory

    init() throws { self.directory = try TemporaryDirectory() }

    /// How often the log has begun anew: a number in its header.
    private var beginnings: UInt32 {
        guard let header = try? Data(contentsOf: URL(filePath: self.directory.file("test.db-wal"))).prefix(16),
            header.count == 16
        else { return 0 }
        return header.suffix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    private func pool(_ pages: Int) throws -> DatabasePool {
        var configuration = Configuration.sharedFile()
        let carrier = LogCarrier(path: self.directory.file(), synchronous: 1, pages: pages)
        configuration.prepareDatabase { database in
            // SQLite's own would do it too.
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            if !database.configuration.readonly { carrier.attach(to: database) }
        }
        let pool = try DatabasePool(path: self.directory.file(), configuration: configuration)
        try pool.write { try $0.execute(sql: "CREATE TABLE line(number INTEGER PRIMARY KEY, text BLOB)") }
        return pool
    }

    @Test func `a log that is written without a pause begins anew, and all of it is in the file`() throws {
        let pool = try self.pool(160)
        let start = self.beginnings
        var count = 0
        while self.beginnings < start + 3 {
            for _ in 0..<20 {
                count += 1
                try pool.write { try $0.execute(sql: "INSERT INTO line(text) VALUES(zeroblob(3000))") }
            }
            try #require(count < 100_000, "the log never begins anew")
        }
        try pool.close()
        let file = try DatabaseQueue(path: self.directory.file())
        #expect(try file.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM line") } == count)
        #expect(try file.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
    }

    @Test func `readers that come and go don't let the log grow without end`() async throws {
        let pool = try self.pool(160)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    while !Task.isCancelled {
                        _ = try? await pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
                    }
                }
            }
            for _ in 0..<2000 {
                try await pool.write { try $0.execute(sql: "INSERT INTO line(text) VALUES(zeroblob(3000))") }
            }
            group.cancelAll()
        }
        let log = try FileManager.default.attributesOfItem(atPath: self.directory.file("test.db-wal"))[.size] as? Int
        // Never carried it would have 4000 pages at least.
        #expect(try #require(log) / 4096 < 2000)
    }

    @Test func `a look that began before keeps what it saw, and the log begins anew after it`() throws {
        let pool = try self.pool(160)
        let start = self.beginnings
        try pool.write { try $0.execute(sql: "INSERT INTO line(text) VALUES('first')") }
        var look: DatabaseSnapshot? = try pool.makeSnapshot()
        func write() throws { try pool.write { try $0.execute(sql: "INSERT INTO line(text) VALUES(zeroblob(3000))") } }
        for _ in 0..<500 { try write() }
        #expect(self.beginnings == start)
        #expect(try look?.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM line") } == 1)
        look = nil
        var count = 0
        while self.beginnings == start {
            try write()
            count += 1
            try #require(count < 100_000, "the log never begins anew")
        }
    }
}
