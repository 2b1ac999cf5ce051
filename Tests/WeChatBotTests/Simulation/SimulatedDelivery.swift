// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// The customer-service API: slow, sometimes busy, and sometimes nobody knows.
struct SimulatedDelivery: LateReplyDelivery {
    let life: SimulatedProcess.Life
    let world: SimulatedWorld

    func carried(_ reply: Reply) -> Reply? { if case .text = reply { reply } else { nil } }

    func deliver(_ reply: Reply, to user: OpenID) async throws(LateReplyError) {
        guard self.life.isAlive else { throw .unknownFate }
        let time = self.world.time
        await time.sleep(time.random(0...300))
        guard self.life.isAlive else { throw .unknownFate }
        guard time.now > 60_000 || !time.chance(10) else { throw .notSent(reason: "busy") }
        guard !time.chance(2) else {
            throw time.choose([.windowClosed, .countExceeded, .unreachableUser(code: 43004)])
        }
        // It arrives; whether anybody hears of it is another thing.
        self.world.received(reply, by: user, .customerService)
        await time.sleep(time.random(0...300))
        guard !time.chance(2) else {
            self.world.unknown(reply)
            throw .unknownFate
        }
    }
}
