// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import Synchronization
import WeChatBot
import WeChatProtocol

/// Keeps the table `desk` up to date, which says until when each desk's claims hold: so whether one has gone is seen
/// without looking through the deliveries.
///
/// A desk that goes on claiming or renewing is written once a second.
final class DeskPresence: Sendable {
    struct Desk: Hashable {
        let account: String
        let owner: Int64
    }

    private static let pause = Duration.seconds(1)
    private static let capacity = 1000

    private let written = Mutex<[Desk: WallTime]>([:])
    private let clock: LeaseClock

    init(by clock: LeaseClock) { self.clock = clock }

    /// What to write before a transaction's claims are committed.
    func due(_ leases: [(account: String, lease: Lease, now: WallTime)]) -> [Desk: LeaseTerms] {
        var due: [Desk: (end: WallTime, terms: LeaseTerms)] = [:]
        self.written.withLock { written in
            for (account, lease, now) in leases {
                let (desk, terms) = (
                    Desk(account: account, owner: lease.owner), LeaseTerms(lease, at: now, by: self.clock)
                )
                // Any clock is close enough to tell that a second went by.
                let end = terms.end(database: now)
                if let known = written[desk], end - known < Self.pause, known - end < Self.pause { continue }
                if let other = due[desk], other.end >= end { continue }
                due[desk] = (end, terms)
            }
        }
        return due.mapValues(\.terms)
    }

    /// Takes in that a transaction was committed which wrote these.
    func wrote(_ leases: [Desk: LeaseTerms], at now: WallTime) {
        guard !leases.isEmpty else { return }
        self.written.withLock { written in
            if written.count > Self.capacity { written = [:] }
            for (desk, terms) in leases { written[desk] = terms.end(database: now) }
        }
    }

    /// Statements that write them, in the order in which all write.
    static func statements(_ leases: [Desk: LeaseTerms]) -> [PostgresStatement] {
        leases.sorted { ($0.key.account, $0.key.owner) < ($1.key.account, $1.key.owner) }
            .map { desk, terms in
                PostgresStatement(
                    """
                    INSERT INTO desk(account, owner, lease_end)
                    VALUES($1, $2, coalesce($3::bigint, (extract(epoch FROM now()) * 1000)::bigint + $4::bigint))
                    ON CONFLICT (account, owner) DO UPDATE SET lease_end = greatest(desk.lease_end, excluded.lease_end)
                    """,
                    .text(desk.account),
                    .integer(desk.owner),
                    terms.end,
                    terms.span
                )
            }
    }
}

#endif
