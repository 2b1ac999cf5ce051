// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB
import SQLiteAccess
import Testing

@Suite struct BoundStatementTests {
    private let queue: DatabaseQueue

    init() throws { self.queue = try DatabaseQueue() }

    @Test func `texts, blobs, numbers and nothing arrive as what they are, the empty ones too`() throws {
        try self.queue.inDatabase { db in
            let long = String(repeating: "豆", count: 10_000)
            var statement = try BoundStatement("SELECT ?, ?, ?, ?, ?, ?, ?, ?", in: db)
            statement.bind("书\0店")
            statement.bind("")
            statement.bind(nil as String?)
            statement.bind([] as [UInt8])
            statement.bind([0, 1, 0xFF])
            statement.bind(text: Array(long.utf8))
            statement.bind(-7)
            statement.bind(0.5)
            let kinds = "typeof(?1), typeof(?2), typeof(?3), typeof(?4), typeof(?5), typeof(?6), typeof(?7), typeof(?8)"
            let values = try statement.first { row in
                #expect(row.text(0) == "书\0店")
                #expect(row.text(1) == "")
                #expect(row.text(2) == nil)
                #expect(row.bytes(3) ?? [] == [])
                #expect(row.bytes(4) == [0, 1, 0xFF])
                #expect(row.text(5) == long)
                #expect(row.integer(6) == -7)
                #expect(row.double(7) == 0.5)
                return 1
            }
            #expect(values == 1)
            var typed = try BoundStatement("SELECT \(kinds)", in: db)
            typed.bind("书")
            typed.bind("")
            typed.bind(nil as Double?)
            typed.bind([] as [UInt8])
            typed.bind([0, 1, 0xFF])
            typed.bind(text: [])
            typed.bind(nil as Int?)
            typed.bind(0.5)
            let types = try typed.first { row in (0..<8).map { row.text($0) ?? "" } }
            #expect(types == ["text", "text", "null", "blob", "blob", "text", "null", "real"])
        }
    }

    @Test func `what was bound once isn't there the next time`() throws {
        try self.queue.inDatabase { db in
            try db.execute(sql: "CREATE TABLE pair (one TEXT, other BLOB)")
            var statement = try BoundStatement("INSERT INTO pair VALUES (?, ?)", in: db)
            statement.bind("first")
            statement.bind([1])
            try statement.execute()
            statement.bind(nil as String?)
            try statement.execute()
            statement.bind("third")
            statement.bind([3])
            try statement.execute()
            let rows = try Row.fetchAll(db, sql: "SELECT one, hex(other) FROM pair")
                .map {
                    [$0[0] as String?, $0[1] as String?]
                }
            #expect(rows == [["first", "01"], [nil, ""], ["third", "03"]])
        }
    }

    @Test func `a statement that GRDB ran with arguments begins with none of them`() throws {
        try self.queue.inDatabase { db in
            let sql = "SELECT ?"
            _ = try String.fetchOne(db.cachedStatement(sql: sql), arguments: ["left over"])
            var statement = try BoundStatement(sql, in: db)
            #expect(try statement.first { $0.text(0) ?? "nothing" } == "nothing")
        }
    }

    @Test func `a parameter too many and a broken rule are errors, and the statement can be used after them`() throws {
        try self.queue.inDatabase { db in
            try db.execute(sql: "CREATE TABLE one (text TEXT NOT NULL UNIQUE)")
            var statement = try BoundStatement("INSERT INTO one VALUES (?)", in: db)
            statement.bind("a")
            statement.bind("too many")
            #expect(throws: DatabaseError.self) { try statement.execute() }
            statement.bind(nil as String?)
            #expect(throws: DatabaseError.self) { try statement.execute() }
            statement.bind("a")
            try statement.execute()
            #expect(try String.fetchAll(db, sql: "SELECT text FROM one") == ["a"])
        }
    }
}
