// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import TestSupport
import WeChatPostgres

/// One replica after the other is killed under load, and started again at once.
struct KillReplicas {
    /// A question accepted by its third request runs for seconds from then on; a lease ends sooner than that.
    private static let quiet = Duration.seconds(20)

    let torture: ReplicaTorture

    func run() async throws -> Table {
        let plan = self.torture.plan
        let kills = Int(plan.killing / plan.pause)
        var table = Table("one of \(plan.replicas) replicas is killed every \(plan.pause), \(kills) times")
        let (asked, inbox, replicas, database) = try await self.torture.withReplicas(plan.replicas, for: "kills") {
            replicas,
            database in
            let platform = try Policy.platform
            let (asked, inbox) = try await Crowd.run(ports: replicas.ports, platform: platform, rate: plan.rate) {
                crowd in
                let isOver = Mutex(false)
                let maker = QuestionMaker(seed: plan.seed, users: plan.users)
                async let load = crowd.ask(maker) { isOver.withLock { $0 } }
                var numbers = SplitMix64(seed: plan.seed)
                for _ in 0..<kills {
                    try await Task.sleep(for: plan.pause)
                    try await replicas.victims.randomElement(using: &numbers)?.die()
                }
                isOver.withLock { $0 = true }
                let end = ContinuousClock.now
                let asked = try await load
                try await Task.sleep(until: end + Self.quiet, clock: .continuous)
                return (asked, try await Inbox.collect(asked, crowd, self.torture.api))
            }
            return (asked, inbox, replicas, database)
        }
        table.add("kills", kills)
        table.add(
            try await Report(asked, inbox, lives: replicas.lives, store: try PostgresStores.desk(database))
        )
        return table
    }
}
