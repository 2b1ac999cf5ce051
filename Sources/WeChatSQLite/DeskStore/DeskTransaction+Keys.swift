// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import SQLiteAccess
import WeChatProtocol

/// Which delivery a key names.
extension DeskTransaction {
    private static let together = 32
    private static let one = "INSERT OR REPLACE INTO delivery_key(key, delivery) VALUES(?, ?)"
    private static let several = Self.one + String(repeating: ", (?, ?)", count: Self.together - 1)

    /// Reads the deliveries that others have added, before anything is asked for.
    mutating func readRecent() throws {
        if self.memo.recent.last == nil { self.memo.recent = RecentDeliveries(after: try self.indexed() ?? 0) }
        let last = self.memo.recent.last ?? 0
        var newest = try BoundStatement("SELECT id FROM delivery WHERE id > ? LIMIT 1", in: self.database)
        newest.bind(last)
        guard try newest.first({ $0.number(0) }) != nil else { return }
        // Another process may have written more than a batch since, and their keys into the index.
        if let indexed = try self.indexed(), indexed > last { self.memo.recent = RecentDeliveries(after: indexed) }
        for row in try self.rows("SELECT id, key FROM delivery WHERE id > ? ORDER BY id", [self.memo.recent.last]) {
            let key: Data = row[1]
            if key.isEmpty {
                self.memo.recent.skip(row[0])
            } else {
                self.memo.recent.add(try Self.key(key), id: row[0])
            }
        }
    }

    /// The last delivery whose key, like those of all before it, is in the index.
    private func indexed() throws -> Int64? { try self.row("SELECT last FROM indexed_delivery", [])?[0] }

    /// The delivery's row; nil for one that nobody has claimed, or that was removed.
    func id(of key: DeliveryKey) throws -> Int64? {
        if let id = self.memo[key]?.id ?? self.memo.recent[key] { return id }
        var search = try BoundStatement("SELECT delivery FROM delivery_key WHERE key = ?", in: self.database)
        search.bind(key.bytes)
        return try search.first { Int64($0.number(0)) }
    }

    /// Writes some of the keys that have gathered into the index, in their order.
    mutating func indexRecent() throws {
        guard var slice = self.memo.recent.nextSlice() else { return }
        // To look after them one by one takes longer than all the rest.
        if !self.memo.isAlone { slice = try slice.filter { try self.exists($0.id) } }
        try self.write(slice, Self.together, with: Self.several, or: Self.one) { row, insertion in
            insertion.bind(row.key.bytes)
            insertion.bind(row.id)
        }
        // Another process may have come further.
        guard let last = self.memo.recent.wroteSlice() else { return }
        try self.execute("UPDATE indexed_delivery SET last = max(last, ?)", [last])
    }

    /// Whether no other process has removed a delivery.
    private func exists(_ id: Int64) throws -> Bool {
        var search = try BoundStatement("SELECT 1 FROM delivery WHERE id = ?", in: self.database)
        search.bind(id)
        return try search.first { _ in true } ?? false
    }

    /// Forgets a key whose delivery is removed, by this process or another.
    mutating func forgetKey(_ key: DeliveryKey, of id: Int64) throws {
        if self.memo[key]?.id == id { self.memo[key] = nil }
        if self.memo.recent[key] == id { self.memo.recent.remove(key) }
        try self.execute("DELETE FROM delivery_key WHERE key = ? AND delivery = ?", [Data(key.bytes), id])
    }
}
