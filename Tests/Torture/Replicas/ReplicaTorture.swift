// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import PostgresServer
import TestSupport
import WeChatProtocol
import WeChatSimulator

/// Several servers on one PostgreSQL database, and what may befall them.
struct ReplicaTorture {
    /// What is asked of it.
    struct Plan {
        var replicas: Int
        var policy: Policy
        /// How many servers start together on an empty database.
        var together: Int
        /// How many pushes come to all servers at once.
        var pushes: Int
        /// For how long servers are killed.
        var killing: Duration
        /// The time between two kills.
        var pause: Duration
        /// For how long PostgreSQL is gone.
        var outage: Duration
        /// Questions in a second.
        var rate: Int
        var users: Int
        var seed: UInt64
    }

    let plan: Plan
    let program: URL
    let folder: URL
    let postgres: PostgresServer
    let api: SimulatedAPI

    /// Makes one part after the other, each on a database of its own.
    /// - Parameter report: Is given each part's table.
    func run(_ report: (Table) -> Void) async throws {
        report(try await StartTogether(torture: self).run())
        report(try await PushEverywhere(torture: self).run())
        report(try await KillReplicas(torture: self).run())
        for kind in Outage.Kind.allCases { report(try await Outage(torture: self, kind: kind).run()) }
    }

    /// Lends servers that start together on an empty database, and ends them.
    func withReplicas<Result>(
        _ count: Int,
        for part: String,
        _ body: (ReplicaSet, _ database: String) async throws -> Result
    ) async throws -> Result {
        var numbers = SplitMix64(seed: self.plan.seed)
        let database = try self.postgres.createDatabase()
        let replicas = try await ReplicaSet.start(
            count,
            of: self.program,
            environment: try await self.plan.policy.environment(self.api).merging(["DATABASE_URL": database]) { $1 },
            in: self.folder.appending(path: part),
            &numbers
        )
        let result = try await body(replicas, database)
        try await replicas.terminate()
        return result
    }
}
