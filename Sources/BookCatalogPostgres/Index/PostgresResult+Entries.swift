// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import BookCatalog
import PostgresClient

extension PostgresResult {
    /// What ranking has to know: row, keys, authors, date and weight, in the first columns.
    func entries() throws(PostgresError) -> [IndexEntry] {
        var entries: [IndexEntry] = []
        entries.reserveCapacity(self.count)
        for row in self.rows {
            // `2011-8` is a number up to where it isn't one.
            let year = try row.textIfAny(3).flatMap { Int($0.prefix { $0.isNumber }) }
            entries.append(
                IndexEntry(
                    row: Int(try row.integer(0)),
                    keys: EntryKeys(bytes: try row.bytes(1)),
                    authors: try row.textIfAny(2) ?? "",
                    year: year ?? 0 > 0 ? year : nil,
                    weight: try row.doubleIfAny(4) ?? 0
                )
            )
        }
        return entries
    }
}

#endif
