// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import WeChatBot
import WeChatProtocol

/// A simulation's world: WeChat and its users on one side, a store on the other, and processes that come and go.
final class SimulatedWorld: Sendable {
    static let account = "default"

    /// By which way a reply reached a user.
    enum Way: Sendable { case answer, customerService }

    struct Record: Sendable {
        var process: Int
        var began: Int64
        var ended: Int64?
        /// Whether its process died before its end was kept.
        var died = false
    }

    /// That a user left: by what, and when the store forgot them.
    struct Leaving: Sendable {
        var key: DeliveryKey
        var second: Int64
        var time: Int64
        var step: Int
    }

    struct State: Sendable {
        var pushes: [DeliveryKey: SimulatedPush] = [:]
        var processes: [SimulatedProcess] = []
        var count = 0
        var runs: [DeliveryKey: [Record]] = [:]
        /// When deliveries were first claimed in the store.
        var claimed: [DeliveryKey: Int64] = [:]
        /// When it was kept that users were told to ask for the answers of deliveries.
        var promised: [DeliveryKey: Int64] = [:]
        /// Messages that were answered with a reply that had waited for them.
        var fetching: Set<DeliveryKey> = []
        /// Messages that were answered with another's reply, or told that it isn't ready.
        var diverted: Set<DeliveryKey> = []
        /// The processes to which an attempt came while they couldn't ask the store.
        var blindly: [DeliveryKey: Set<Int>] = [:]
        /// Users who left.
        var left: [OpenID: Leaving] = [:]
        /// Deliveries whose end is in the store, and after how many commits it was.
        var kept: [DeliveryKey: Int] = [:]
        var commits = 0
        var hadLateReplies = false
        var received: [(reply: Reply, user: OpenID, way: Way, time: Int64)] = []
        var unknown: [Reply] = []
        var crashes = 0
        /// Processes that died.
        var dead: Set<Int> = []
        /// The users' conversations in the store.
        var chains: [OpenID: [Int]] = [:]
        var done: Set<DeliveryKey> = []
        /// Pushes that a process knew which died while its store failed: nothing is promised for these.
        var unpromised: Set<DeliveryKey> = []
        var violations: [String] = []
        var log: [String] = []
    }

    let time: SimulatedTime
    let plan: SimulationPlan
    let store = MemoryDeskStore()
    let state = Mutex(State())

    init(seed: UInt64) {
        self.time = SimulatedTime(seed: seed)
        self.plan = SimulationPlan(self.time)
    }

    /// Whether nobody has claimed a delivery.
    func isNew(_ key: DeliveryKey) -> Bool { self.state.withLock { $0.claimed[key] == nil } }

    /// Whether no process has ever made a late reply.
    var hasNoLateReplies: Bool { self.state.withLock { !$0.hadLateReplies } }

    // MARK: What the parts tell

    /// Writes down what happens, for whoever replays a seed.
    func log(_ event: String) { self.state.withLock { $0.log.append("\(self.time.now) \(event)") } }

    private func log(_ key: DeliveryKey, _ event: String) {
        let number = self.state.withLock { $0.pushes[key]?.number }
        self.log("push \(number ?? -1) \(event)")
    }

    func begins(_ key: DeliveryKey, in process: Int) -> SimulatedPush {
        self.log(key, "begins in \(process)")
        return self.state.withLock { state in
            let push = state.pushes[key].unsafelyUnwrapped
            let user = push.message.sender
            for (other, runs) in state.runs where state.pushes[other]?.message.sender == user {
                // What a user sent before they left is nobody's any more in the store, whoever still runs it.
                if let left = state.left[user], let push = state.pushes[other], push.second < left.second { continue }
                // A process that can't ask its store knows of no other.
                for run in runs where run.ended == nil && !run.died && !state.dead.contains(run.process) {
                    guard self.time.now - run.began < 20_000 else { continue }
                    state.violations.append("push \(push.number) runs beside another of its user")
                }
            }
            let isAnothers = state.runs[key]?.contains { $0.process != process } == true
            if isAnothers, state.blindly[key]?.contains(process) == true || self.isBlind(process, state) {
                // Nobody can tell that another process had done it.
                state.unpromised.insert(key)
            }
            state.runs[key, default: []].append(Record(process: process, began: self.time.now))
            return push
        }
    }

    /// Whether a process can't ask its store, which it may believe for longer than the outage lasts.
    private func isBlind(_ process: Int, _ state: State) -> Bool {
        self.plan.outages.contains { $0.contains(self.time.now) }
            || state.processes.first { $0.number == process }?.resilience?.isDegraded == true
    }

    func ends(_ key: DeliveryKey, in process: Int) {
        self.log(key, "ends in \(process)")
        self.state.withLock { state in
            guard let index = state.runs[key]?.lastIndex(where: { $0.process == process && $0.ended == nil }) else {
                return
            }
            state.runs[key]?[index].ended = self.time.now
        }
    }

    func claimed(_ claim: Claim, _ result: ClaimResult) {
        self.log(claim.key, "is claimed by \(claim.lease.owner - 1): \(result)")
        self.state.withLock { state in
            if state.claimed[claim.key] == nil { state.claimed[claim.key] = self.time.now }
            guard case .pickedUp = result else { return }
            state.kept[claim.key] = state.commits
            state.fetching.insert(claim.key)
        }
    }

    func committed(_ changes: [DeskChange]) {
        for case .answered(let key, let reply, let owner, _) in changes {
            self.log(key, "is answered by \(owner - 1): \(reply)")
        }
        for case .late in changes { self.state.withLock { $0.hadLateReplies = true } }
        for case .late(let late) in changes { self.log(late.id.key, "is late: \(late.way)") }
        for case .lateChanged(let late, _) in changes { self.log(late.id.key, "is late again: \(late.way)") }
        for case .dead(let letter) in changes { self.log(letter.key, "is dead: \(letter.reason)") }
        self.state.withLock { state in
            state.commits += 1
            for change in changes { self.follow(change, &state) }
            for case .forgotten(let user, let key?) in changes where state.left[user.user] == nil {
                let second = state.pushes[key]?.second ?? 0
                state.left[user.user] = Leaving(key: key, second: second, time: self.time.now, step: state.commits)
                state.log.append("\(self.time.now) \(user.user.rawValue) is forgotten")
            }
            for case .promised(let key) in changes where state.promised[key] == nil {
                state.promised[key] = self.time.now
            }
            for case .answered(let key, let reply, _, _) in changes {
                if state.kept[key] == nil { state.kept[key] = state.commits }
                guard let push = state.pushes[key], reply != .nothing, reply != push.reply else { continue }
                state.diverted.insert(key)
            }
        }
    }

    /// Follows a user's conversation in the store: each state is made of the one before it, but where a handler couldn't
    /// read that.
    private func follow(_ change: DeskChange, _ state: inout State) {
        switch change {
        case .states(let user, let states):
            let (before, after) = (state.chains[user.user] ?? [], SimulatedBot.Chain(states).numbers)
            if !self.plan.jumps, self.plan.outages.isEmpty, after.dropLast() != before[...] {
                state.violations.append("\(user.user.rawValue) is at \(after) after \(before)")
            }
            state.chains[user.user] = after
        case .forgotten(let user, by: _): state.chains[user.user] = nil
        default: break
        }
    }

    func received(_ reply: Reply, by user: OpenID, _ way: Way) {
        self.log("\(user.rawValue) gets \(reply) by \(way)")
        self.state.withLock { $0.received.append((reply, user, way, self.time.now)) }
    }

    func unknown(_ reply: Reply) { self.state.withLock { $0.unknown.append(reply) } }

    // MARK: Processes

    func startProcess() {
        let number = self.state.withLock { state in
            defer { state.count += 1 }
            return state.count
        }
        let process = SimulatedProcess(number: number, world: self)
        self.state.withLock { $0.processes.append(process) }
        self.log("\(number) starts")
        process.start(in: self.time)
    }

    /// Kills a process; another takes its place after a while.
    func crash() {
        let processes = self.state.withLock { $0.processes }
        guard !processes.isEmpty else { return }
        let victim = self.time.choose(processes)
        victim.life.end()
        self.log("\(victim.number) dies")
        self.losesMemory(of: victim)
        self.state.withLock { state in
            state.crashes += 1
            state.dead.insert(victim.number)
            state.processes.removeAll { $0.number == victim.number }
            for (key, runs) in state.runs {
                for index in runs.indices where runs[index].process == victim.number && state.kept[key] == nil {
                    state.runs[key]?[index].died = true
                }
            }
        }
        // What the dead one has begun is done before its lock is let go.
        self.time.after(self.time.random((self.plan.isAlone ? 100 : 0)...3000)) { self.startProcess() }
    }

    /// A process ends: what is in its memory alone, as its store fails or has failed, is gone with it.
    private func losesMemory(of process: SimulatedProcess) {
        guard process.resilience?.hasWorkInMemoryAlone == true else { return }
        self.log("\(process.number) takes something along")
        self.state.withLock { $0.unpromised.formUnion($0.pushes.keys) }
    }

    /// Tells a process to end; another takes its place at once.
    func shutDown() {
        let processes = self.state.withLock { $0.processes }
        guard !processes.isEmpty else { return }
        let process = self.time.choose(processes)
        self.log("\(process.number) is to end")
        self.state.withLock { state in state.processes.removeAll { $0.number == process.number } }
        process.shutDown(in: self.time) {
            self.losesMemory(of: process)
            process.life.end()
            self.log("\(process.number) ends")
            self.startProcess()
        }
    }

    // MARK: WeChat

    /// Delivers a push in several attempts, five seconds apart, until one is answered.
    func deliver(_ push: SimulatedPush, attempt: Int = 1) {
        guard attempt <= 3 || (attempt == 4 && self.time.chance(10)) else { return }
        guard self.state.withLock({ !$0.done.contains(push.key) }) else { return }
        self.time.after(5000) { self.deliver(push, attempt: attempt + 1) }
        let processes = self.state.withLock { $0.processes }
        guard !processes.isEmpty, !self.time.chance(3) else { return }
        let process = self.time.choose(processes)
        let start = self.time.now
        self.time.after(self.time.random(0...100)) {
            guard process.life.isAlive else { return }
            self.log(push.key, "attempt \(attempt) at \(process.number)")
            self.state.withLock { state in
                guard self.isBlind(process.number, state) else { return }
                state.blindly[push.key, default: []].insert(process.number)
            }
            self.time.task { await self.ask(process, push, start: start) }
        }
    }

    private func ask(_ process: SimulatedProcess, _ push: SimulatedPush, start: Int64) async {
        let arrival = self.time.clock.now()
        let answer = await process.desk.answer(push.message, key: push.key, arrival: arrival)
        guard process.life.isAlive else { return }
        if answer.origin == .held { return }
        process.life.beginResponse()
        defer { process.life.endResponse() }
        await self.time.sleep(self.time.random(0...100))
        guard process.life.isAlive else { return }
        guard self.time.now - start < 4900, !self.time.chance(1) else {
            answer.receipt?.lost()
            if self.time.now - start >= 4900 {
                self.state.withLock {
                    $0.violations.append("push \(push.number) is answered after \(self.time.now - start) ms")
                }
            }
            return
        }
        answer.receipt?.given()
        self.state.withLock { _ = $0.done.insert(push.key) }
        if answer.reply != .nothing { self.received(answer.reply, by: push.message.sender, .answer) }
    }
}
