// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatBot
import WeChatProtocol

/// A bot that takes its time, fails now and then, and says something else to every push.
struct SimulatedBot: MessageResponder {
    struct Failure: Error {}

    /// A conversation: the pushes of a user whose handlers have run, each behind what it has read.
    struct Chain: Codable, Equatable {
        var numbers: [Int] = []

        /// Reads one as a store keeps it; that of a user who has none is empty.
        init(_ states: [String: StoredState?]) {
            for case let state? in states.values {
                let chain = try? JSONDecoder().decode(Self.self, from: Data(state.data))
                self.numbers += chain?.numbers ?? []
            }
        }
    }

    let process: Int
    let life: SimulatedProcess.Life
    let world: SimulatedWorld

    var traits: HandlerTraits { self.world.plan.traits }

    func respond(to message: IncomingMessage, context: MessageContext) async throws -> Reply {
        guard self.life.isAlive else { throw Failure() }
        let push = self.world.begins(context.deliveryKey, in: self.process)
        defer { self.world.ends(context.deliveryKey, in: self.process) }
        var chain = try await context.state(Chain.self) ?? Chain([:])
        await self.world.time.sleep(push.work)
        if push.fails { throw Failure() }
        if let later = push.later {
            context.later { () -> Reply? in
                await self.world.time.sleep(later)
                guard self.life.isAlive else { throw Failure() }
                return push.laterReply
            }
        }
        chain.numbers.append(push.number)
        try context.begin(chain)
        return push.reply
    }
}
