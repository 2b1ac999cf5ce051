// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// What a simulation is about, as its seed has it.
struct SimulationPlan: Sendable {
    let configuration: DeskConfiguration
    let processes: Int
    let hasAPI: Bool
    let crashes: Int
    let jumps: Bool
    let storeDelay: Int64

    init(_ time: SimulatedTime) {
        self.processes = time.chance(25) ? 2 : 1
        self.hasAPI = time.chance(50)
        self.crashes = time.chance(60) ? Int(time.random(1...3)) : 0
        // Where several share a store, its clock is a database's, which nobody sets.
        self.jumps = self.processes == 1 && time.chance(10)
        self.storeDelay = time.choose([0, 5, 40])
        self.configuration = DeskConfiguration(
            handlerTimeout: .seconds(20),
            lateReplies: .auto,
            handlers: Int(time.choose([1, 3, 100])),
            userQueue: Int(time.choose([1, 3, 16])),
            lease: .seconds(4)
        )
    }
}
