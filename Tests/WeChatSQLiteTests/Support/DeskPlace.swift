// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// Deliveries of one user, all at time 0.
struct DeskPlace {
    let user = UserKey(account: "main", user: "oUser")

    func key(_ number: Int) -> DeliveryKey {
        let bytes = (0..<32).map { UInt8(truncatingIfNeeded: $0 < 4 ? 1 : number >> ($0 % 4 * 8)) }
        guard let key = DeliveryKey(bytes: bytes) else { preconditionFailure("thirty-two bytes are a key") }
        return key
    }

    func claim(_ number: Int, by owner: Int64 = 1, push: [UInt8]? = nil, takesPickup: Bool = false) -> Claim {
        Claim(
            key: self.key(number),
            user: self.user,
            push: push ?? [UInt8(truncatingIfNeeded: number)],
            arrival: 0,
            lease: Lease(owner: owner, end: 10_000),
            takesPickup: takesPickup
        )
    }

    func answered(_ number: Int, _ reply: Reply = "reply") -> DeskChange {
        .answered(self.key(number), reply, owner: 1, at: 0)
    }

    func late(_ number: Int, _ way: LateReply.Way) -> LateReply {
        let id = LateReply.ID(key: self.key(number))
        return LateReply(id: id, user: self.user, reply: "late", way: way, expires: 90_000)
    }

    func letter(_ number: Int, detail: String) -> DeadLetter {
        DeadLetter(key: self.key(number), user: self.user, time: 0, reason: .handlerFailed, detail: detail)
    }
}
