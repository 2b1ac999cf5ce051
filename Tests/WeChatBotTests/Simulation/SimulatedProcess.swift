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
        private let state = Mutex(true)

        var isAlive: Bool { self.state.withLock { $0 } }

        func end() { self.state.withLock { $0 = false } }
    }

    let number: Int
    let desk: ReplyDesk
    let life = Life()

    init(number: Int, world: SimulatedWorld) {
        self.number = number
        self.desk = ReplyDesk(
            account: SimulatedWorld.account,
            responder: SimulatedBot(process: number, life: self.life, world: world),
            store: SimulatedStore(life: self.life, world: world),
            delivery: world.plan.hasAPI ? SimulatedDelivery(life: self.life, world: world) : nil,
            configuration: world.plan.configuration,
            logger: Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() },
            clock: world.time.clock,
            owner: Int64(number + 1),
            executor: world.time.executor
        )
    }

    /// The desk looks at its deadlines, and at first at what is left, as long as the process lives.
    func start(in time: SimulatedTime) {
        self.tick(in: time)
    }

    private func tick(in time: SimulatedTime) {
        guard self.life.isAlive, time.now < DeskSimulation.end else { return }
        self.desk.tick()
        // Later only slow things are left.
        time.after(time.now < 60_000 ? 50 : 500) { self.tick(in: time) }
    }
}
