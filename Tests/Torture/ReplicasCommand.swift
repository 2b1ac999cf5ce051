// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import Foundation
import PostgresServer
import WeChatSimulator

/// `script/torture replicas`: several servers on one PostgreSQL database.
struct ReplicasCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replicas",
        abstract: "Tortures several SlowBots on a PostgreSQL server of its own.",
        discussion: """
            Many start together on an empty database; pushes come to all at once; one after the other is killed under \
            load; PostgreSQL crashes, and is frozen, under load. Exit status 1 where something was lost, handled twice \
            without a reason, or late.
            """
    )

    @OptionGroup var load: LoadOptions

    @Option(help: "How many servers there are.")
    var replicas = 3

    @Option(help: "How many servers start together on an empty database.")
    var together = 10

    @Option(help: "How many pushes come to all servers at once.")
    var pushes = 10_000

    @Option(help: "For how many seconds servers are killed, one every five.")
    var killing = 180

    @Option(help: "For how many seconds PostgreSQL is gone.")
    var outage = 30

    func validate() throws {
        let numbers = [self.replicas, self.together, self.pushes]
        guard numbers.allSatisfy({ $0 > 0 }), self.killing >= 0, self.outage > 0 else {
            throw ValidationError("a number is too small")
        }
    }

    func run() async throws {
        guard PostgresServer.isExpected else {
            return print("skipped: replicas on PostgreSQL, which isn't on this machine (script/bootstrap test)")
        }
        print("\(self.replicas) replicas, \(self.load.rate) questions a second, --seed \(self.load.seed)")
        let folder = try TortureFolder()
        var isBroken = false
        try await SimulatedAPI.run { api in
            let torture = ReplicaTorture(
                plan: self.plan,
                program: self.load.binary,
                folder: folder.url,
                postgres: try PostgresServer(),
                api: api
            )
            try await torture.run { table in
                print("\n\(table)")
                fflush(nil)
                if table.isBroken { isBroken = true }
            }
        }
        try folder.end(isBroken: isBroken)
    }

    private var plan: ReplicaTorture.Plan {
        ReplicaTorture.Plan(
            replicas: self.replicas,
            policy: self.load.policy,
            together: self.together,
            pushes: self.pushes,
            killing: .seconds(self.killing),
            pause: .seconds(5),
            outage: .seconds(self.outage),
            rate: self.load.rate,
            users: self.load.users,
            seed: self.load.seed
        )
    }
}
