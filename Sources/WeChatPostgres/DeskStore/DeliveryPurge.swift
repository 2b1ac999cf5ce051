// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import WeChatBot
import WeChatProtocol

/// Goes through the deliveries in rounds, in the order of their keys, and removes what was kept long enough.
///
/// There is no index on times: keys begin with one, so the end is where all of a round is too new.
struct DeliveryPurge {
    private static let round: Int64 = 1000

    /// Replies that were given and made by then are removed.
    let replies: WallTime
    /// Settled deliveries of that time.
    let settled: WallTime
    /// Deliveries whose reply nobody noted as given, of that time.
    let answered: WallTime
    /// Where the next round begins; nil at the end.
    private(set) var position: [UInt8]? = []

    init(at now: WallTime, keeping retention: Retention) {
        self.replies = now - retention.replies
        self.settled = now - retention.keys
        self.answered = now - max(retention.keys, retention.deadLetters)
    }

    /// Makes the next round.
    mutating func next(on session: PostgresSession) throws(PostgresError) {
        guard let position = self.position else { return }
        let found = try session.execute(
            PostgresStatement(
                """
                SELECT key, state, coalesce(time, first), reply IS NOT NULL OR openid <> '' FROM delivery
                WHERE key > $1 ORDER BY key LIMIT $2
                """,
                .bytes(position),
                .integer(Self.round)
            )
        )
        var (gone, bare, isNew): ([[UInt8]], [[UInt8]], Bool) = ([], [], true)
        self.position = nil
        for row in found.rows {
            let (key, time) = (try row.bytes(0), WallTime(rawValue: try row.integer(2)))
            if time <= self.replies { isNew = false }
            self.position = key
            switch DeliveryRow.State(rawValue: try row.integer(1)) {
            case .settled where time <= self.settled, .answered where time <= self.answered: gone.append(key)
            case .settled where time <= self.replies: if try row.boolean(3) { bare.append(key) }
            case .settled, .answered, .running, nil: break
            }
        }
        if found.count < Self.round || isNew { self.position = nil }
        guard !gone.isEmpty || !bare.isEmpty else { return }
        _ = try session.execute([
            .begin,
            PostgresStatement(
                "DELETE FROM delivery WHERE key = ANY($1::bytea[]) AND (state = 2 OR state = 1 AND time <= $2)",
                .byteStrings(gone),
                .integer(self.answered.rawValue)
            ),
            PostgresStatement(
                "UPDATE delivery SET reply = NULL, openid = '' WHERE key = ANY($1::bytea[]) AND state = 2",
                .byteStrings(bare)
            ),
            .commit,
        ])
    }
}

#endif
