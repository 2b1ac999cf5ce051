// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import Synchronization
import WeChatBot
import WeChatProtocol

/// Keeps the table `desk` up to date, which says until when each desk's claims hold, and which of its deliveries that
/// aren't settled is the oldest: so whether one has gone, and what it left, is seen without looking through all
/// deliveries.
///
/// A desk that goes on claiming or renewing is written once a second, and where it claims an older delivery.
final class DeskPresence: Sendable {
    struct Desk: Hashable {
        let account: String
        let owner: Int64
    }

    private static let pause = Duration.seconds(1)
    private static let capacity = 1000

    /// What is written of a desk.
    struct Entry {
        let terms: LeaseTerms
        /// The second of its oldest delivery that isn't settled.
        let oldest: KeySecond
    }

    private let written = Mutex<[Desk: (end: WallTime, oldest: KeySecond)]>([:])
    private let clock: LeaseClock
    private let open: OpenClaims

    init(by clock: LeaseClock, open: OpenClaims) {
        self.clock = clock
        self.open = open
    }

    /// What to write before a transaction's claims are committed.
    /// - Parameters:
    ///   - leases: Those that were given or renewed.
    ///   - claimed: The oldest delivery that is claimed.
    /// - Returns: What to write of which desk.
    func due(
        _ leases: [(account: String, lease: Lease, now: WallTime)],
        claimed: DeliveryKey?
    ) -> [Desk: Entry] {
        var due: [Desk: (end: WallTime, terms: LeaseTerms)] = [:]
        let first = claimed.map { KeySecond($0) } ?? .last
        self.written.withLock { written in
            for (account, lease, now) in leases {
                let (desk, terms) = (
                    Desk(account: account, owner: lease.owner), LeaseTerms(lease, at: now, by: self.clock)
                )
                // Any clock is close enough to tell that a second went by.
                let end = terms.end(database: now)
                if let known = written[desk], end - known.end < Self.pause, known.end - end < Self.pause,
                    known.oldest <= first
                {
                    continue
                }
                if let other = due[desk], other.end >= end { continue }
                due[desk] = (end, terms)
            }
        }
        guard !due.isEmpty else { return [:] }
        let oldest = self.open.oldest
        return due.mapValues { Entry(terms: $0.terms, oldest: oldest) }
    }

    /// Takes in that a transaction was committed which wrote these.
    func wrote(_ leases: [Desk: Entry], at now: WallTime) {
        guard !leases.isEmpty else { return }
        self.written.withLock { written in
            if written.count > Self.capacity { written = [:] }
            for (desk, entry) in leases { written[desk] = (entry.terms.end(database: now), entry.oldest) }
        }
    }

    /// Whether this process is the one that looks after what all share: of those whose claims hold now its desk is the
    /// first, or there is none.
    func isFirst(on session: PostgresSession) throws(PostgresError) -> Bool {
        guard self.clock != .callers else { return true }
        let result = try session.execute(
            PostgresStatement(
                """
                SELECT account, owner FROM desk WHERE lease_end > (extract(epoch FROM now()) * 1000)::bigint
                ORDER BY account, owner LIMIT 1
                """
            )
        )
        guard let row = result.rows.first else { return true }
        let desk = Desk(account: try row.text(0), owner: try row.integer(1))
        return self.written.withLock { $0[desk] != nil }
    }

    /// Statements that write them, in the order in which all write.
    static func statements(_ leases: [Desk: Entry]) -> [PostgresStatement] {
        leases.sorted { ($0.key.account, $0.key.owner) < ($1.key.account, $1.key.owner) }
            .map { desk, entry in
                PostgresStatement(
                    """
                    INSERT INTO desk(account, owner, lease_end, oldest) VALUES(
                        $1, $2, coalesce($3::bigint, (extract(epoch FROM now()) * 1000)::bigint + $4::bigint), $5
                    ) ON CONFLICT (account, owner) DO UPDATE SET
                        lease_end = greatest(desk.lease_end, excluded.lease_end), oldest = excluded.oldest
                    """,
                    .text(desk.account),
                    .integer(desk.owner),
                    entry.terms.end,
                    entry.terms.span,
                    .bytes(entry.oldest.bytes)
                )
            }
    }
}

#endif
