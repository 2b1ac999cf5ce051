// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import WeChatBot
import WeChatProtocol

/// What most pushes need of the store, and what one statement does without a look at what is there.
enum QuickWork: Sendable {
    /// A claim of a delivery that nobody may know; the number orders claims of the same millisecond.
    case claim(Claim, sequence: Int64)
    /// The end of a claim, and nothing else.
    case answer(DeliveryKey, Reply, owner: Int64, at: WallTime)

    /// How it went.
    enum Answer: Sendable {
        /// It is done.
        case done
        /// The delivery was claimed, and a reply may wait for its user.
        case hasPickup
        /// The delivery was claimed, and another desk may have something of its user.
        case isBehind
        /// The delivery is known; or it isn't its owner's who would end it.
        case known
    }

    var key: DeliveryKey {
        switch self {
        case .claim(let claim, sequence: _): claim.key
        case .answer(let key, _, owner: _, at: _): key
        }
    }

    var claim: Claim? { if case .claim(let claim, sequence: _) = self { claim } else { nil } }

    func statement(by clock: LeaseClock) -> PostgresStatement {
        switch self {
        case .claim(let claim, let sequence):
            let terms = LeaseTerms(claim.lease, at: claim.arrival, by: clock)
            return PostgresStatement(
                """
                INSERT INTO delivery(
                    key, state, owner, lease_end, first, sequence, digest, account, openid, push
                ) VALUES(
                    $1, 0, $2, coalesce($3::bigint, (extract(epoch FROM now()) * 1000)::bigint + $4::bigint),
                    $5, $6, $7, $8, $9, $10
                ) ON CONFLICT (key) DO NOTHING
                """,
                .bytes(claim.key.bytes),
                .integer(claim.lease.owner),
                terms.end,
                terms.span,
                .integer(claim.arrival.rawValue),
                .integer(sequence),
                .integer(Int64(bitPattern: claim.digest)),
                .text(claim.user.account),
                .text(claim.user.user.rawValue),
                .bytes(claim.push)
            )
        case .answer(let key, let reply, let owner, let time):
            return PostgresStatement(
                """
                UPDATE delivery SET state = CASE WHEN $3::bytea IS NULL THEN 2 ELSE 1 END,
                    push = NULL, time = $2, reply = $3
                WHERE key = $1 AND owner = $4 AND state = 0
                """,
                .bytes(key.bytes),
                .integer(time.rawValue),
                reply == .nothing ? .null : .bytes(StoredReply.bytes(of: reply)),
                .integer(owner)
            )
        }
    }
}

#endif
