// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Synchronization
import TestSupport
import WeChatBot
import WeChatProtocol
import WeChatSQLite
import WeChatSimulator

/// One torture: load and kills side by side, then a quiet time, and the account of it all.
struct Torture {
    /// How long a life lasts.
    private static let living = Duration.milliseconds(200)...(.milliseconds(1500))
    /// A question accepted by its third request stays open for its next ones: 10 s and 15.5 s, and a little more.
    private static let quiet = Duration.seconds(27)

    let program: URL
    let policy: Policy
    let kills: Int
    /// Whether SlowBot says that its handlers are pure.
    let isPure: Bool
    let rate: Int
    let users: Int
    let seed: UInt64
    let folder: URL

    func run() async throws -> Report {
        try await SimulatedAPI.run { api in try await self.run(try await self.policy.environment(api), api) }
    }

    private func run(_ environment: [String: String], _ api: SimulatedAPI) async throws -> Report {
        var numbers = SplitMix64(seed: self.seed)
        let database = self.folder.appending(path: "torture.db").path
        let ports = Victim.ports(1, &numbers)
        var environment = environment
        environment["DATABASE_URL"] = "sqlite:\(database)"
        if self.isPure { environment["SLOWBOT_IS_PURE"] = "1" }
        let victim = Victim(
            self.program,
            environment: environment,
            port: ports.lowerBound,
            in: self.folder
        )
        try await victim.start()
        let platform = try Policy.platform
        let (asked, inbox) = try await Crowd.run(ports: ports, platform: platform, rate: self.rate) { crowd in
            let isOver = Mutex(false)
            async let load = crowd.ask(QuestionMaker(seed: self.seed, users: self.users)) { isOver.withLock { $0 } }
            try await victim.die(times: self.kills, living: Self.living, &numbers)
            isOver.withLock { $0 = true }
            let end = ContinuousClock.now
            let asked = try await load
            try await Task.sleep(until: end + Self.quiet, clock: .continuous)
            return (asked, try await Inbox.collect(asked, crowd, api))
        }
        try await victim.terminate()
        return try await Report(asked, inbox, lives: victim.lives, store: SQLiteDeskStore(servingFrom: database))
    }
}
