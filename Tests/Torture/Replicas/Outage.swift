// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import PostgresServer
import Synchronization
import WeChatBot
import WeChatPostgres
import WeChatProtocol
import WeChatSimulator

/// PostgreSQL is gone for a while under load, and comes back.
struct Outage {
    /// How it goes.
    enum Kind: String, CaseIterable {
        /// It stops at once, without a last word to disk, and is started again.
        case crash = "crashes and is started again after"
        /// Its processes are stopped by SIGSTOP, so that connections stay open and nothing is answered, and go on.
        case freeze = "is frozen (SIGSTOP) for"
    }

    /// How long all is well before it, and afterwards.
    private static let calm = Duration.seconds(2)
    /// How long replicas may take until they work with the database again.
    private static let recovery = Duration.seconds(5)
    /// How long a replica's work is its own after its death, and a little more.
    private static let lease = Duration.seconds(6)
    /// How long WeChat waits for an answer.
    private static let patience = Duration.seconds(5)

    let torture: ReplicaTorture
    let kind: Kind

    func run() async throws -> Table {
        let plan = self.torture.plan
        var table = Table("PostgreSQL \(self.kind.rawValue) \(plan.outage), \(plan.replicas) replicas")
        let (asked, replicas, times, database) = try await self.torture.withReplicas(
            plan.replicas,
            for: "\(self.kind)"
        ) { replicas, database in
            let platform = try Policy.platform
            let (asked, times) = try await Crowd.run(ports: replicas.ports, platform: platform, rate: plan.rate) {
                crowd in
                let isOver = Mutex(false)
                // What takes longer than WeChat's patience comes to another replica, which may know nothing of it now.
                let maker = QuestionMaker(seed: plan.seed, users: plan.users, hasSlowOnes: false)
                async let load = crowd.ask(maker) { isOver.withLock { $0 } }
                let times = try await self.happen(to: replicas)
                isOver.withLock { $0 = true }
                let asked = try await load
                try await self.takeOver(by: replicas)
                return (asked, times)
            }
            return (asked, replicas, times, database)
        }
        table.add("pushes", asked.count)
        let inTime = asked.count { $0.attempts.count == 1 && $0.text == $0.question.answer }
        table.add("answered rightly by WeChat's first request", inTime, expected: asked.count)
        let during = asked.filter { times.gone <= $0.start && $0.start < times.back }
        table.add("of them while PostgreSQL was gone", during.count)
        table.add("the longest that one took", asked.compactMap(\.patience).max() ?? .zero, limit: Self.patience)
        table.add("the longest while PostgreSQL was there", self.longest(asked, outside: times))
        let runs = try replicas.runs()
        // Also after all were killed and others took over what the database had of them.
        table.add("handler runs", runs.all, expected: asked.count)
        table.add("deliveries with a run", runs.deliveries, expected: asked.count)
        try await self.add(asked, times, to: &table, database)
        table.add("until all replicas said that all is well", times.well - times.back, limit: Self.recovery)
        return table
    }

    private typealias Times = (
        gone: ContinuousClock.Instant, back: ContinuousClock.Instant, well: ContinuousClock.Instant
    )

    private func happen(to replicas: ReplicaSet) async throws -> Times {
        let (postgres, health) = (self.torture.postgres, ReplicaHealth(ports: replicas.ports))
        try await Task.sleep(for: Self.calm)
        let gone = ContinuousClock.now
        try await Blocking.run { if self.kind == .crash { try postgres.crash() } else { try postgres.freeze() } }
        try await Task.sleep(until: gone + self.torture.plan.outage, clock: .continuous)
        let back: ContinuousClock.Instant
        switch self.kind {
        case .crash:
            try await Blocking.run { try postgres.start() }
            back = .now
        case .freeze:
            back = .now
            try await Blocking.run { try postgres.thaw() }
        }
        try await health.becomesGood(within: .seconds(30))
        let well = ContinuousClock.now
        try await Task.sleep(for: Self.calm)
        return (gone, back, well)
    }

    /// Has all replicas die and start again, and take over whatever the database has of the dead.
    private func takeOver(by replicas: ReplicaSet) async throws {
        for victim in replicas.victims { try await victim.die() }
        try await Task.sleep(for: Self.lease)
    }

    /// What the store has of the pushes that were answered before it was gone, and after it was back.
    private func add(_ asked: [AskedQuestion], _ times: Times, to table: inout Table, _ database: String) async throws {
        let store = try PostgresStores.desk(database)
        let stored = asked.filter { one in one.end.map { $0 < times.gone } ?? false || one.start > times.well }
        // That a reply was given is noted a moment later: where both the database and the replica die before that, the
        // reply goes to the dead letters.
        let letters = try await Remains.unknownFates(in: store)
        var (lost, uncertain) = (0, 0)
        for one in stored {
            let reply = Reply.text(one.question.answer)
            if case .answered(reply, _) = try await Remains.claim(one.question, in: store) { continue }
            if letters[one.question.key] == reply { uncertain += 1 } else { lost += 1 }
        }
        table.add("answered and stored", stored.count)
        table.add("of them of unknown fate, in the dead letters", uncertain)
        table.add("of them lost", lost, expected: 0)
    }

    private func longest(_ asked: [AskedQuestion], outside times: Times) -> Duration {
        asked.filter { one in one.end.map { $0 < times.gone } ?? false || one.start > times.well }
            .compactMap(\.patience).max() ?? .zero
    }
}
