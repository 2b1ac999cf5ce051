// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import WeChatBot
import WeChatProtocol

/// One random schedule through desk and store in virtual time, and what must hold after it.
struct DeskSimulation {
    /// When processes stop looking for something to do, in milliseconds.
    static let end: Int64 = 300_000

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
            time.after(push.start) { self.world.deliver(push) }
        }
        for _ in 0..<self.world.plan.crashes { time.after(time.random(0...20_000)) { self.world.crash() } }
        for _ in 0..<self.world.plan.shutdowns { time.after(time.random(0...20_000)) { self.world.shutDown() } }
        for outage in self.world.plan.outages where time.chance(50) {
            time.after(outage.upperBound + time.random(0...5000)) { self.world.crash() }
        }
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
        // What came while the store failed is in memory until it works.
        let stores: [any DeskStore] = [self.world.store] + state.processes.compactMap(\.resilience)
        var letters: [DeadLetter] = []
        for store in stores { letters += try await store.deadLetters(account: SimulatedWorld.account, limit: 1000) }
        for push in state.pushes.values.sorted(by: { $0.number < $1.number }) {
            let user = UserKey(account: SimulatedWorld.account, user: push.message.sender)
            var waiting: [LateReply] = []
            for store in stores { waiting += try await store.lateReplies(of: user) }
            let runs = state.runs[push.key] ?? []
            let isPromised = !state.unpromised.contains(push.key)
            let deaths = runs.count { $0.died }
            if isPromised, runs.count > 1 + deaths {
                violations.append("push \(push.number) ran \(runs.count) times, and \(deaths) processes died in it")
            }
            for reply in [push.reply, push.laterReply] where reply != .nothing {
                let received = state.received.filter { $0.reply == reply }
                if isPromised, received.count > 1 {
                    violations.append("\(reply) was received \(received.count) times")
                }
                if received.contains(where: { $0.user != push.message.sender }) {
                    violations.append("\(reply) went to somebody else")
                }
                guard isPromised, received.isEmpty, self.owes(reply, of: push, state) else { continue }
                let now = self.world.time.clock.wall()
                // Where the clock was set back, a sender who is gone counts as sending for longer, and others wait behind.
                let isHeld = waiting.contains {
                    if case .sending(let lease) = $0.way { lease.end > now } else { false }
                }
                let waits = waiting.contains { late in
                    switch late.way {
                    case .pickup: late.reply == reply
                    case .send: late.reply == reply && isHeld
                    case .sending(let lease):
                        (late.reply == reply || reply == push.laterReply && late.reply == .nothing)
                            && late.id.key == push.key && lease.end > now
                    }
                }
                let isUnknown = letters.contains { $0.reason == .unknownFate && $0.reply == reply }
                if !waits, !letters.contains(where: { $0.key == push.key || $0.reply == reply }) {
                    violations.append("\(reply) is lost")
                } else if isUnknown, state.crashes == 0, !state.unknown.contains(reply) {
                    violations.append("\(reply) is of unknown fate without a reason")
                }
            }
        }
        violations += try await self.leaks(state, stores, letters)
        for process in state.processes where !process.desk.isIdle {
            violations.append("process \(process.number) still has work")
        }
        return violations
    }

    /// Whether a reply that nobody received must be somewhere.
    private func owes(_ reply: Reply, of push: SimulatedPush, _ state: SimulatedWorld.State) -> Bool {
        let runs = state.runs[push.key] ?? []
        guard !push.fails, !state.isForgotten(push) else { return false }
        if reply == push.laterReply {
            // What was left for later begins once the run's end is kept.
            return push.later != nil && state.kept[push.key] != nil
                && runs.contains { !$0.died && $0.ended.map { $0 - runs[0].began < 19_000 } ?? false }
        }
        guard state.claimed[push.key] != nil else { return false }
        // A message by which an answer was asked for has none of its own. Where the store fails, memory knows who asked.
        if runs.isEmpty, !self.plan.outages.isEmpty || state.fetching.contains(push.key) {
            return state.kept[push.key] == nil
        }
        // A process that is gone may have begun one, not knowing of the promise.
        return !(state.isAsking(push, jumps: self.plan.jumps) && runs.allSatisfy(\.died))
    }
}
