// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB
import SQLiteAccess
import WeChatBot
import WeChatProtocol

/// The row of a delivery that is added to the file: a claim, and how and when it was answered where that is known.
enum DeliveryRow {
    private static let columns = "key, state, owner, lease_end, first, digest, account, user, push, time, reply"
    private static let values = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

    /// A statement that adds so many rows.
    static func insertion(of count: Int) -> String {
        let rows = Array(repeating: self.values, count: count).joined(separator: ", ")
        return "INSERT INTO delivery(\(self.columns)) VALUES\(rows)"
    }

    /// Binds a row to the next parameters of such a statement.
    static func bind(_ claim: Claim, _ end: ClaimEnd?, to insertion: inout BoundStatement) {
        let state: DeskSchema.State = end.map { $0.reply == .nothing ? .done : .answered } ?? .running
        insertion.bind(claim.key.bytes)
        insertion.bind(state.rawValue)
        insertion.bind(claim.lease.owner)
        insertion.bind(claim.lease.end.rawValue)
        insertion.bind(claim.arrival.rawValue)
        insertion.bind(Int64(bitPattern: claim.digest))
        insertion.bind(claim.user.account)
        insertion.bind(state == .done ? "" : claim.user.user.rawValue)
        if state == .running { insertion.bind(claim.push) } else { insertion.skip() }
        if let end { insertion.bind(end.time.rawValue) } else { insertion.skip() }
        if let end, state == .answered { insertion.bind(StoredReply.bytes(of: end.reply)) } else { insertion.skip() }
    }
}
