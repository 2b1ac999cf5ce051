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
            if !claims.isEmpty { statements.append(Self.otherDesks(beside: claims)) }
            let results = try session.execute(statements)
            if let now = claims.last?.arrival { self.presence.wrote(desks, at: now) }
            let end = claims.isEmpty ? results.endIndex - 1 : results.endIndex - 2
            let waiting = users.isEmpty ? [] : Set(try results[end - 1].rows.map { try $0.text(0) })
            let isAlone = try claims.isEmpty || !results[end + 1].row().boolean(0)
            let others = isAlone ? [] : Self.others(beside: claims, on: session)
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

    /// Whether another desk is about.
    ///
    /// Asked once the claims are committed: of two desks that come at the same time one at least sees the other.
    private static func otherDesks(beside claims: [Claim]) -> PostgresStatement {
        PostgresStatement(
            "SELECT EXISTS(SELECT 1 FROM desk WHERE account = ANY($1::text[]) AND owner <> ALL($2::bigint[]))",
            .texts(Array(Set(claims.map(\.user.account)))),
            .integers(Array(Set(claims.map(\.lease.owner))))
        )
    }

    /// Those of the claims' users, of whatever account, of whom another desk has something; all of them where that can't be
    /// told, as the claims are committed by then.
    private static func others(beside claims: [Claim], on session: PostgresSession) -> Set<String> {
        let users = Set(claims.map(\.user.user.rawValue))
        let owners = Set(claims.map(\.lease.owner))
        guard owners.count == 1 else { return users }
        let statement = PostgresStatement(
            """
            SELECT DISTINCT openid FROM delivery
            WHERE openid = ANY($1::text[]) AND state = 0 AND owner <> ALL($2::bigint[])
            AND key >= coalesce((SELECT oldest FROM desk ORDER BY oldest LIMIT 1), '')
            """,
            .texts(Array(users)),
            .integers(Array(owners))
        )
        let rows = try? session.execute(statement).rows.map { try $0.text(0) }
        return rows.map { Set($0) } ?? users
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
