// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// A bot that takes its time, fails now and then, and says something else to every push.
struct SimulatedBot: MessageResponder {
    struct Failure: Error {}

    let process: Int
    let life: SimulatedProcess.Life
    let world: SimulatedWorld

    func respond(to message: IncomingMessage, context: MessageContext) async throws -> Reply {
        guard self.life.isAlive else { throw Failure() }
        let push = self.world.begins(context.deliveryKey, in: self.process)
        defer { self.world.ends(context.deliveryKey, in: self.process) }
        await self.world.time.sleep(push.work)
        if push.fails { throw Failure() }
        if let later = push.later {
            context.later { () -> Reply? in
                await self.world.time.sleep(later)
                guard self.life.isAlive else { throw Failure() }
                return push.laterReply
            }
        }
        return push.reply
    }
}
