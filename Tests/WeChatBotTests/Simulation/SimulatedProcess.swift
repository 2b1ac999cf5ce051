// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import Synchronization
import WeChatBot
import WeChatProtocol

/// One process of a server: a desk that may die at any moment, and then does nothing any more that counts.
struct SimulatedProcess: Sendable {
    /// Whether a process lives, as all of its parts see it.
    final class Life: Sendable {
        private let state = Mutex((isAlive: true, responses: 0, hasTakenOver: false))

        var isAlive: Bool { self.state.withLock { $0.isAlive } }

        /// Whether a response is on its way, for which an orderly end waits.
        var isResponding: Bool { self.state.withLock { $0.responses > 0 } }

        /// Notes that the process takes over what others left; whether that is the first time.
        func takesOver() -> Bool {
            self.state.withLock { state in
                defer { state.hasTakenOver = true }
                return !state.hasTakenOver
            }
        }

        func end() { self.state.withLock { $0.isAlive = false } }

        func beginResponse() { self.state.withLock { $0.responses += 1 } }

        func endResponse() { self.state.withLock { $0.responses -= 1 } }
    }

    let number: Int
    let desk: ReplyDesk
    /// What goes on in memory while the store fails; nil where it never does.
    let resilience: ResilientDeskStore?
    let life = Life()

    init(number: Int, world: SimulatedWorld) {
        self.number = number
        let store = SimulatedStore(life: self.life, world: world)
        let logger = Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() }
        self.resilience =
            world.plan.outages.isEmpty
            ? nil : ResilientDeskStore(store, logger: logger, now: world.time.clock.now)
        self.desk = ReplyDesk(
            account: SimulatedWorld.account,
            responder: SimulatedBot(process: number, life: self.life, world: world),
            store: self.resilience ?? store,
            delivery: world.plan.hasAPI ? SimulatedDelivery(life: self.life, world: world) : nil,
            configuration: world.plan.configuration,
            logger: logger,
            clock: world.time.clock,
            owner: Int64(number + 1),
            executor: world.time.executor
        )
    }

    /// The desk looks at its deadlines, and at first at what is left, as long as the process lives.
    func start(in time: SimulatedTime) {
        self.desk.hold()
        self.tick(in: time)
    }

    /// Ends in its own time, and calls back then.
    func shutDown(in time: SimulatedTime, _ ended: @escaping @Sendable () -> Void) {
        self.desk.beginShutdown()
        self.awaitEnd(in: time, ended)
    }

    private func awaitEnd(in time: SimulatedTime, _ ended: @escaping @Sendable () -> Void) {
        guard self.life.isAlive else { return }
        guard self.desk.hasEnded else { return time.after(50) { self.awaitEnd(in: time, ended) } }
        // What was answered last is still on its way, as a server closes its connections before its desk.
        time.after(250) {
            guard self.desk.hasEnded, !self.life.isResponding else { return self.awaitEnd(in: time, ended) }
            ended()
        }
    }

    private func tick(in time: SimulatedTime) {
        guard self.life.isAlive, time.now < DeskSimulation.end else { return }
        self.desk.tick()
        // Later only slow things are left.
        time.after(time.now < 60_000 ? 50 : 500) { self.tick(in: time) }
    }
}
