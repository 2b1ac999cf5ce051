// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import SQLiteAccess

extension DumpJoin.Progress {
    /// So many lines are saved at once, and at most read again after an interruption.
    static let linesAtOnce = 250_000

    /// Saves what was added, and goes on adding.
    mutating func save(_ db: Database) throws {
        try Self.write(self.works, kind: 0, db)
        try Self.write(self.authors, kind: 1, db)
        try Self.write(self.state, db)
        try db.commit()
        self.works.markSaved()
        self.authors.markSaved()
        self.unsaved = 0
        try db.beginTransaction()
    }

    /// Takes up what was saved.
    mutating func restore(_ db: Database) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT kind, page, bytes FROM tally")
        while let row = try rows.next() {
            let bytes: Data = row[2]
            if row[0] == 0 {
                self.works.restore(Array(bytes), page: row[1])
            } else {
                self.authors.restore(Array(bytes), page: row[1])
            }
        }
        self.works.markSaved()
        self.authors.markSaved()
    }

    /// Notes how far a join has come.
    static func write(_ state: DumpJoinState, _ db: Database) throws {
        let json = String(decoding: try JSONEncoder().encode(state), as: UTF8.self)
        try db.execute(sql: "INSERT OR REPLACE INTO state VALUES (0, ?)", arguments: [json])
    }

    private static func write(_ tally: RecordTally, kind: Int, _ db: Database) throws {
        var statement = try BoundStatement("INSERT OR REPLACE INTO tally VALUES (?, ?, ?)", in: db)
        for page in tally.dirty.sorted() {
            statement.bind(kind)
            statement.bind(page)
            statement.bind(tally.bytes(ofPage: page))
            try statement.execute()
        }
    }
}
