// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import WeChatBot
import WeChatProtocol

/// Work that depends on what is there, in one transaction of two round trips: reading and locking, and writing.
struct DeskBatch {
    let notes: SettledNotes
    let presence: DeskPresence
    let clock: LeaseClock

    func run(_ works: ArraySlice<DeskWork>, on session: PostgresSession) throws -> [DeskWork.Answer] {
        try self.notes.settling { settling in
            let users = Set(works.compactMap(\.pickupUser))
            var reading = settling
            let (keys, lines) = (Set(works.flatMap(\.keys)), Set(works.compactMap(\.lineUser)))
            reading += [.begin, .now, DeliveryRow.selection(keys), DeliveryRow.running(of: lines)]
            if !users.isEmpty { reading.append(WaitingPickup.selection(users)) }
            let lateReplies = Set(works.flatMap(\.lateReplies))
            if !lateReplies.isEmpty { reading.append(LateSending.selection(lateReplies)) }
            let unchanged = Set(works.flatMap(\.unchangedUsers))
            if !unchanged.isEmpty { reading.append(ConversationReading.locked(unchanged)) }
            let results = try session.execute(reading).dropFirst(1 + settling.count)
            let first = results.startIndex
            var decisions = DeskDecisions(
                rows: try DeliveryRow.rows(results[first + 1]),
                running: try DeliveryRow.rows(results[first + 2]),
                pickups: users.isEmpty ? [] : try WaitingPickup.pickups(results[first + 3]),
                sendings: lateReplies.isEmpty
                    ? [] : try LateSending.sendings(results[results.endIndex - (unchanged.isEmpty ? 1 : 2)]),
                states: unchanged.isEmpty
                    ? [:] : try ConversationReading.states(results[results.endIndex - 1], of: unchanged),
                now: WallTime(rawValue: try results[first].row().integer(0)),
                clock: self.clock
            )
            var answers = [DeskWork.Answer](repeating: .committed, count: works.count)
            for index in works.indices.sorted(by: { works[$0].order < works[$1].order }) {
                answers[index - works.startIndex] = decisions.decide(works[index])
            }
            let desks = self.presence.due(decisions.leases, claimed: works.lazy.compactMap(\.claimed).min())
            _ = try session.execute(decisions.statements + DeskPresence.statements(desks) + [.commit])
            if let now = decisions.leases.last?.now { self.presence.wrote(desks, at: now) }
            return answers
        }
    }
}

#endif
