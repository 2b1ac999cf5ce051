// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB
import SQLiteAccess
import WeChatBot

/// Rows that are added some with each statement, as a statement costs nearly as much as a row.
extension DeskTransaction {
    private static let together = 4
    private static let one = DeliveryRow.insertion(of: 1)
    private static let several = DeliveryRow.insertion(of: Self.together)

    /// Adds the row of a claim.
    /// - Returns: Its id.
    func insert(_ claim: Claim) throws -> Int64 {
        var insertion = try BoundStatement(Self.one, in: self.database)
        DeliveryRow.bind(claim, nil, to: &insertion)
        try insertion.execute()
        return self.database.lastInsertedRowID
    }

    /// Adds the rows of claims.
    /// - Returns: The first one's id; that of each other is one more, as nobody else adds any meanwhile.
    func insert(_ entries: [AheadClaims.Entry]) throws -> Int64 {
        try self.write(entries, Self.together, with: Self.several, or: Self.one) { entry, insertion in
            DeliveryRow.bind(entry.ahead.claim, entry.end, to: &insertion)
        }
        return self.database.lastInsertedRowID - Int64(entries.count) + 1
    }

    /// Writes rows with a statement that takes so many of them, and the rest with one that takes one.
    func write<Row>(
        _ rows: [Row],
        _ together: Int,
        with several: String,
        or one: String,
        _ bind: (Row, inout BoundStatement) -> Void
    ) throws {
        let whole = rows.count - rows.count % together
        for (range, size, sql) in [(0..<whole, together, several), (whole..<rows.count, 1, one)] where !range.isEmpty {
            var statement = try BoundStatement(sql, in: self.database)
            for index in range {
                bind(rows[index], &statement)
                if (index - range.lowerBound) % size == size - 1 { try statement.execute() }
            }
        }
    }
}
