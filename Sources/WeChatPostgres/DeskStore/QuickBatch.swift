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
            let results = try session.execute(statements)
            if let now = claims.last?.arrival { self.presence.wrote(desks, at: now) }
            let waiting = users.isEmpty ? [] : Set(try results[results.count - 2].rows.map { try $0.text(0) })
            var answers = [QuickWork.Answer](repeating: .known, count: works.count)
            for (place, index) in order.enumerated() where results[settling.count + 1 + place].changes == 1 {
                let claim = works[index].claim
                let hasPickup = claim.map { $0.takesPickup && waiting.contains($0.user.user.rawValue) } ?? false
                answers[index - works.startIndex] = hasPickup ? .hasPickup : .done
            }
            return answers
        }
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
