// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import WeChatBot
import WeChatProtocol

/// One random schedule through desk and store in virtual time, and what must hold after it.
struct DeskSimulation {
    /// When processes stop looking for something to do, in milliseconds.
    static let end: Int64 = 200_000

    let seed: UInt64
    private let world: SimulatedWorld

    var plan: SimulationPlan { self.world.plan }

    init(seed: UInt64) {
        self.seed = seed
        self.world = SimulatedWorld(seed: seed)
    }

    /// Runs the schedule; returns which promises were broken.
    func run() async throws -> [String] {
        let time = self.world.time
        for _ in 0..<self.world.plan.processes { self.world.startProcess() }
        for number in 0..<Int(time.random(1...8)) {
            let push = SimulatedPush(number: number, user: time.random(1...3), time)
            self.world.state.withLock { $0.pushes[push.key] = push }
            time.after(time.random(0...8000)) { self.world.deliver(push) }
        }
        for _ in 0..<self.world.plan.crashes { time.after(time.random(0...20_000)) { self.world.crash() } }
        if self.world.plan.jumps {
            time.after(time.random(0...10_000)) { time.jump(by: time.choose([-3_600_000, -5000, 3_600_000])) }
        }
        time.run(until: Self.end + 10_000)
        return try await self.violations()
    }

    /// What happened, in its order.
    var log: [String] { self.world.state.withLock { $0.log } }

    private func violations() async throws -> [String] {
        let state = self.world.state.withLock { $0 }
        var violations = state.violations
        let letters = try await self.world.store.deadLetters(account: SimulatedWorld.account, limit: 1000)
        for push in state.pushes.values.sorted(by: { $0.number < $1.number }) {
            let runs = state.runs[push.key] ?? []
            let deaths = runs.count { $0.died }
            if runs.count > 1 + deaths {
                violations.append("push \(push.number) ran \(runs.count) times, and \(deaths) processes died in it")
            }
            let received = state.received.filter { $0.reply == push.reply }
            if push.reply != .nothing, received.count > 1 {
                violations.append("the reply to push \(push.number) was received \(received.count) times")
            }
            if received.contains(where: { $0.user != push.message.sender }) {
                violations.append("the reply to push \(push.number) went to somebody else")
            }
            guard push.reply != .nothing, !push.fails, received.isEmpty, state.claimed.contains(push.key) else {
                continue
            }
            // A message by which an answer was asked for has none of its own.
            guard !runs.isEmpty || !state.kept.contains(push.key) else { continue }
            let late = try await self.world.store.lateReplies(
                of: UserKey(account: SimulatedWorld.account, user: push.message.sender)
            )
            let waits = late.contains { $0.reply == push.reply && $0.way == .pickup }
            let letter = letters.first { $0.key == push.key || $0.reply == push.reply }
            if !waits, letter == nil {
                violations.append("the reply to push \(push.number) is lost")
            } else if letter?.reason == .unknownFate, state.crashes == 0, !state.unknown.contains(push.reply) {
                violations.append("the reply to push \(push.number) is of unknown fate without a reason")
            }
        }
        for process in state.processes where !process.desk.isIdle {
            violations.append("process \(process.number) still has work")
        }
        return violations
    }
}
