// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

package import GRDB

/// A function of SQL's by which a reader of the tables sees which deliveries are settled, be it that only a note says so.
package enum SettledFunction {
    /// Adds `is_settled(id)` to a connection, for the notes as they are now; of each noted delivery it keeps eight bytes.
    package static func add(to database: Database) throws {
        var settled: Set<Int64> = []
        let notes = try Row.fetchCursor(database, sql: "SELECT deliveries FROM settled_note")
        while let row = try notes.next() { settled.formUnion(DeskTransaction.deliveries(in: row[0])) }
        let noted = settled
        database.add(
            function: DatabaseFunction("is_settled", argumentCount: 1) { values in
                Int64.fromDatabaseValue(values[0]).map { noted.contains($0) }
            }
        )
    }
}
