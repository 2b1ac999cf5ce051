// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import SQLiteAccess
import WeChatProtocol

/// Which delivery a key names.
extension DeskTransaction {
    /// Reads the deliveries that others have added, before anything is asked for.
    mutating func readRecent() throws {
        if self.memo.recent.last == nil {
            let indexed = try self.row("SELECT last FROM indexed_delivery", [])
            self.memo.recent.begin(after: indexed?[0] ?? 0)
        }
        let last = self.memo.recent.last ?? 0
        var newest = try BoundStatement("SELECT id FROM delivery WHERE id > ? LIMIT 1", in: self.database)
        newest.bind(last)
        guard try newest.first({ $0.number(0) }) != nil else { return }
        for row in try self.rows("SELECT id, key FROM delivery WHERE id > ? ORDER BY id", [last]) {
            let key: Data = row[1]
            if key.isEmpty {
                self.memo.recent.skip(row[0])
            } else {
                self.memo.recent.add(try Self.key(key), id: row[0])
            }
        }
    }

    /// The delivery's row; nil for one that nobody has claimed, or that was removed.
    func id(of key: DeliveryKey) throws -> Int64? {
        if let id = self.memo[key]?.id ?? self.memo.recent[key] { return id }
        var search = try BoundStatement("SELECT delivery FROM delivery_key WHERE key = ?", in: self.database)
        search.bind(key.bytes)
        return try search.first { Int64($0.number(0)) }
    }

    /// Writes the keys that have gathered into the index, in their order.
    mutating func indexRecent() throws {
        guard self.memo.recent.isFull, let last = self.memo.recent.last else { return }
        var insertion = try BoundStatement(
            "INSERT OR REPLACE INTO delivery_key(key, delivery) VALUES(?, ?)",
            in: self.database
        )
        for (key, id) in self.memo.recent.ids.sorted(by: { $0.key < $1.key }) {
            insertion.bind(key.bytes)
            insertion.bind(id)
            try insertion.execute()
        }
        // Another process may have come further.
        try self.execute("UPDATE indexed_delivery SET last = max(last, ?)", [last])
        self.memo.recent.clear()
    }

    /// Forgets a key whose delivery is removed.
    mutating func forgetKey(_ key: DeliveryKey) throws {
        self.memo.recent.remove(key)
        self.memo[key] = nil
        try self.execute("DELETE FROM delivery_key WHERE key = ?", [Data(key.bytes)])
    }
}
