// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite struct DeskSimulationTests {
    /// DESK_SEEDS says how many schedules, DESK_SEED the first of them: `DESK_SEEDS=1 DESK_SEED=4711` replays one.
    @Test func `no schedule runs a handler twice, loses a reply or gives it to the wrong user`() async throws {
        let environment = ProcessInfo.processInfo.environment
        let count = environment["DESK_SEEDS"].flatMap(UInt64.init) ?? 500
        let first = environment["DESK_SEED"].flatMap(UInt64.init) ?? 1
        for seed in first..<first + count {
            let simulation = DeskSimulation(seed: seed)
            let violations = try await simulation.run()
            #expect(violations == [], "DESK_SEED=\(seed)")
            if count == 1 { print(simulation.plan, simulation.log.joined(separator: "\n"), separator: "\n") }
        }
    }

    @Test func `a seed goes the same way twice`() async throws {
        for seed: UInt64 in 1...20 {
            let first = DeskSimulation(seed: seed)
            let second = DeskSimulation(seed: seed)
            _ = try await (first.run(), second.run())
            #expect(first.log == second.log)
        }
    }
}
