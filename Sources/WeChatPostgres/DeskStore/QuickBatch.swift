// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import WeChatBot
import WeChatProtocol

/// Many claims and ends of claims in one round trip and one commit that waits for a disk.
struct QuickBatch {
    let notes: SettledNotes
    let presence: DeskPresence
    let clock: LeaseClock

    func run(_ works: ArraySlice<QuickWork>, on session: PostgresSession) throws -> [QuickWork.Answer] {
        try self.notes.settling { settling in
            guard !works.isEmpty || !settling.isEmpty else { return [] }
            // Claims first, and all in the order of their keys, as every transaction locks them.
            let order = works.indices.map { (isClaim: works[$0].claim != nil, key: works[$0].key, index: $0) }
                .sorted { left, right in
                    guard left.isClaim == right.isClaim else { return left.isClaim }
                    return left.key < right.key
                }
                .map(\.index)
            let claims = works.compactMap(\.claim)
            let desks = self.presence.due(
                claims.map { ($0.user.account, $0.lease, $0.arrival) },
                claimed: claims.lazy.map(\.key).min()
            )
            let users = Set(claims.filter(\.takesPickup).map(\.user.user.rawValue))
            var statements = settling + [.begin]
            statements += order.map { works[$0].statement(by: self.clock) }
            statements += DeskPresence.statements(desks)
            if !users.isEmpty { statements.append(Self.pickups(of: users)) }
            statements.append(.commit)
            // Once they are committed: of two desks that claim at the same time one at least sees the other's.
            if !claims.isEmpty { statements.append(Self.others(beside: claims)) }
            let results = try session.execute(statements)
            if let now = claims.last?.arrival { self.presence.wrote(desks, at: now) }
            let end = claims.isEmpty ? results.endIndex - 1 : results.endIndex - 2
            let waiting = users.isEmpty ? [] : Set(try results[end - 1].rows.map { try $0.text(0) })
            let others = claims.isEmpty ? [] : Set(try results[end + 1].rows.map { try $0.text(0) })
            var answers = [QuickWork.Answer](repeating: .known, count: works.count)
            for (place, index) in order.enumerated() where results[settling.count + 1 + place].changes == 1 {
                let claim = works[index].claim
                let hasPickup = claim.map { $0.takesPickup && waiting.contains($0.user.user.rawValue) } ?? false
                let isBehind = claim.map { others.contains($0.user.user.rawValue) } ?? false
                answers[index - works.startIndex] = hasPickup ? .hasPickup : isBehind ? .isBehind : .done
            }
            return answers
        }
    }

    /// Those of the claims' users, of whatever account, of whom another desk has something; where no other desk is about,
    /// that is known without a look at any.
    private static func others(beside claims: [Claim]) -> PostgresStatement {
        PostgresStatement(
            """
            SELECT DISTINCT openid FROM delivery
            WHERE EXISTS(
                SELECT 1 FROM desk WHERE account = ANY($3::text[]) AND owner <> ALL($2::bigint[])
            ) AND openid = ANY($1::text[]) AND state = 0 AND owner <> ALL($2::bigint[])
            """,
            .texts(Array(Set(claims.map(\.user.user.rawValue)))),
            .integers(Array(Set(claims.map(\.lease.owner)))),
            .texts(Array(Set(claims.map(\.user.account))))
        )
    }

    /// Those of these users, of whatever account, for whom a reply waits.
    private static func pickups(of users: Set<String>) -> PostgresStatement {
        PostgresStatement(
            "SELECT DISTINCT openid FROM late_reply WHERE openid = ANY($1::text[]) AND way = 2",
            .texts(Array(users))
        )
    }
}

#endif
