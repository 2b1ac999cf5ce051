// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// What a simulation is about, as its seed has it.
struct SimulationPlan: Sendable {
    let configuration: DeskConfiguration
    let processes: Int
    /// Whether the store is locked by the one process that there is, which takes over all that earlier ones left.
    let isAlone: Bool
    let hasAPI: Bool
    /// What the bot says of its handlers.
    let traits: HandlerTraits
    let crashes: Int
    let jumps: Bool
    let storeDelay: Int64
    /// How often a process is told to end, and does so in its own time.
    let shutdowns: Int
    /// When the store fails, in milliseconds; never where several processes share it, as it is memory then that goes on.
    let outages: [Range<Int64>]

    /// Whether a commit is made although the store gives no answer: in the beginning of every other outage.
    func losesAnswer(at now: Int64) -> Bool {
        self.outages.contains { $0.contains(now) && $0.lowerBound.isMultiple(of: 2) && now - $0.lowerBound < 1500 }
    }

    init(_ time: SimulatedTime) {
        self.processes = time.chance(25) ? 2 : 1
        self.isAlone = self.processes == 1 && time.chance(50)
        self.hasAPI = time.chance(50)
        self.traits = time.chance(50) ? .pure : []
        self.crashes = time.chance(60) ? Int(time.random(1...3)) : 0
        // Where several share a store, its clock is a database's, which nobody sets.
        self.jumps = self.processes == 1 && time.chance(10)
        self.storeDelay = time.choose([0, 5, 40])
        self.shutdowns = time.chance(30) ? Int(time.random(1...2)) : 0
        self.outages =
            self.processes == 1 && time.chance(30)
            ? (0..<time.random(1...2))
                .map { _ in
                    let start = time.random(0...20_000)
                    return start..<start + time.choose([100, 2000, 15_000, 60_000])
                } : []
        self.configuration = DeskConfiguration(
            handlerTimeout: .seconds(20),
            lateReplies: .auto,
            handlers: Int(time.choose([1, 3, 100])),
            userQueue: Int(time.choose([1, 3, 16])),
            lease: self.isAlone ? nil : .seconds(4)
        )
    }
}
