// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import WeChatBot
import WeChatProtocol

extension DeskTransaction {
    private static let unfinished =
        "state < 2 AND account = ? AND (? OR (lease_end <= ? OR lease_end > ?) AND owner <> ?)"

    /// Whether it looks as if there were something to take over: asked beside the writer, as there seldom is.
    static func hasUnfinishedWork(
        account: String,
        of lease: Lease,
        at now: WallTime,
        after floor: Int64,
        in database: Database
    ) throws -> Bool {
        let sql = """
            SELECT EXISTS(SELECT 1 FROM delivery WHERE id > ? AND \(self.unfinished))
                OR EXISTS(SELECT 1 FROM late_reply WHERE account = ? AND way = 1 AND (time <= ? AND owner <> ? OR time > ?))
            """
        let arguments: StatementArguments = [
            floor, account, false, now.rawValue, lease.latestEnd(at: now).rawValue, lease.owner,
            account, now.rawValue, lease.owner, (now + LateReply.horizon).rawValue,
        ]
        return try Bool.fetchOne(database.cachedStatement(sql: sql), arguments: arguments) ?? false
    }

    /// Hands over what nobody works on: whatever is unfinished where `all` says that nobody else can be at it.
    mutating func takeOver(account: String, lease: Lease, at now: WallTime, all: Bool) throws -> UnfinishedWork {
        try self.keepAhead()
        let rows = try self.rows(
            """
            SELECT id, key, state, user, first, digest, promised, push, reply FROM delivery
            WHERE id > ? AND \(Self.unfinished) ORDER BY state, time, id
            """,
            [self.memo.floor, account, all, now.rawValue, lease.latestEnd(at: now).rawValue, lease.owner]
        )
        let settled = rows.isEmpty ? [] : try self.settled(since: .min)
        var work = UnfinishedWork()
        for row in rows {
            let id: Int64 = row[0]
            guard !settled.contains(id) else { continue }
            try self.hand(delivery: id, to: lease)
            let (key, first) = (try Self.key(row[1]), WallTime(rawValue: row[4]))
            let user = UserKey(account: account, user: OpenID(rawValue: row[3]))
            if row[2] == DeskSchema.State.running.rawValue {
                let push: Data? = row[7]
                let claim = Claim(
                    key: key,
                    user: user,
                    push: push.map(Array.init) ?? [],
                    digest: UInt64(bitPattern: row[5]),
                    arrival: first,
                    lease: lease
                )
                self.memo.waiting.insert(key)
                work.runs.append(UnfinishedWork.Run(claim: claim, isPromised: row[6]))
            } else {
                let reply = Self.reply(row[8])
                work.answers.append(UnfinishedWork.Answer(key: key, user: user, first: first, reply: reply))
            }
        }
        work.sendings = try self.takeOverSendings(account: account, lease: lease, at: now, all: all)
        return work
    }

    /// The deliveries that notes name, of those that were answered since a time at least.
    func settled(since time: Int64) throws -> Set<Int64> {
        var settled = Set(self.noted)
        let notes = try Data.fetchCursor(
            self.database.cachedStatement(sql: "SELECT deliveries FROM settled_note WHERE time >= ?"),
            arguments: [time]
        )
        while let note = try notes.next() { settled.formUnion(Self.deliveries(in: note)) }
        return settled
    }
}
