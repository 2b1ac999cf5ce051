// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import WeChatBot
import WeChatProtocol

/// Takes over what desks have left that are gone: whether one is, and where its deliveries begin, the table `desk` says.
///
/// Of two replicas that look at once one gets a gone desk.
struct DeskTakeOver {
    /// How long a look through all deliveries may take: there are millions where an account is popular.
    private static let patience = Duration.seconds(60)
    /// A desk's oldest delivery is written once a second, and by two connections: some seconds more are looked through.
    private static let slack: UInt32 = 300

    let open: OpenClaims
    let account: String
    let lease: Lease
    let now: WallTime
    let clock: LeaseClock
    /// Whether to look through all deliveries, whatever the table says.
    let looksThrough: Bool

    func run(on session: PostgresSession, settling: [PostgresStatement]) throws(PostgresError) -> UnfinishedWork {
        let terms = LeaseTerms(self.lease, at: self.now, by: self.clock)
        let gone = PostgresStatement(
            """
            SELECT owner, oldest FROM desk WHERE account = $1 AND owner <> $2 AND (
                lease_end <= coalesce($3::bigint, (extract(epoch FROM now()) * 1000)::bigint)
                OR lease_end > coalesce($3::bigint, (extract(epoch FROM now()) * 1000)::bigint) + $4::bigint
            ) ORDER BY owner FOR UPDATE SKIP LOCKED
            """,
            .text(self.account),
            .integer(self.lease.owner),
            terms.now,
            terms.reach
        )
        let sendings = PostgresStatement.takeOverSendings(account: self.account, lease: self.lease, at: self.now)
        let results = try session.execute(settling + [.begin, .now, gone] + sendings).suffix(4)
        let first = results.startIndex
        let database = WallTime(rawValue: try results[first].row().integer(0))
        var owners: [Int64] = []
        var start = KeySecond.last
        for row in results[first + 1].rows {
            owners.append(try row.integer(0))
            start = min(start, KeySecond(bytes: try row.bytes(1)))
        }
        var work = UnfinishedWork(sendings: try results[first + 3].lateReplies())
        guard self.looksThrough || !owners.isEmpty else {
            _ = try session.execute(.commit)
            return work
        }
        start = self.looksThrough ? .first : start.earlier(by: Self.slack)
        let patience = PostgresStatement("SET LOCAL statement_timeout = 60000")
        let found = try session.execute([patience, self.selection(terms, from: start)], within: Self.patience)[1]
        let keys = try self.add(found, to: &work)
        for key in keys { self.open.add(key) }
        var changes: [PostgresStatement] = []
        if !keys.isEmpty {
            let lease = Lease(owner: self.lease.owner, end: terms.end(database: database))
            changes.append(.hand(keys, to: lease, waits: true))
            let desk = DeskPresence.Desk(account: self.account, owner: self.lease.owner)
            let entry = DeskPresence.Entry(terms: terms, oldest: self.open.oldest)
            changes += DeskPresence.statements([desk: entry])
        }
        // What it claimed last may hold a little longer than the table says of it, or be locked just now: then it is gone
        // at a later look.
        changes.append(
            PostgresStatement(
                """
                DELETE FROM desk WHERE account = $1 AND owner = ANY($2::bigint[]) AND NOT EXISTS(
                    SELECT 1 FROM delivery
                    WHERE key >= $3 AND state < 2 AND account = desk.account AND owner = desk.owner
                )
                """,
                .text(self.account),
                .integers(owners),
                .bytes(start.bytes)
            )
        )
        _ = try session.execute(changes + [.commit])
        return work
    }

    private func selection(_ terms: LeaseTerms, from start: KeySecond) -> PostgresStatement {
        PostgresStatement(
            """
            SELECT key, state, openid, first, digest, promised, push, reply FROM delivery
            WHERE key >= $5 AND state < 2 AND account = $1 AND owner <> $2 AND (
                lease_end <= coalesce($3::bigint, (extract(epoch FROM now()) * 1000)::bigint)
                OR lease_end > coalesce($3::bigint, (extract(epoch FROM now()) * 1000)::bigint) + $4::bigint
            ) ORDER BY state, time, first, sequence FOR UPDATE SKIP LOCKED
            """,
            .text(self.account),
            .integer(self.lease.owner),
            terms.now,
            terms.reach,
            .bytes(start.bytes)
        )
    }

    /// Adds what was found; returns its keys.
    private func add(_ found: PostgresResult, to work: inout UnfinishedWork) throws(PostgresError) -> [DeliveryKey] {
        var keys: [DeliveryKey] = []
        for row in found.rows {
            let (key, first) = (try row.deliveryKey(0), WallTime(rawValue: try row.integer(3)))
            let user = UserKey(account: self.account, user: OpenID(rawValue: try row.text(2)))
            keys.append(key)
            guard try row.integer(1) == DeliveryRow.State.running.rawValue else {
                work.answers.append(UnfinishedWork.Answer(key: key, user: user, first: first, reply: try row.reply(7)))
                continue
            }
            let claim = Claim(
                key: key,
                user: user,
                push: try row.bytesIfAny(6) ?? [],
                digest: UInt64(bitPattern: try row.integer(4)),
                arrival: first,
                lease: self.lease
            )
            work.runs.append(UnfinishedWork.Run(claim: claim, isPromised: try row.boolean(5)))
        }
        return keys
    }
}

#endif
