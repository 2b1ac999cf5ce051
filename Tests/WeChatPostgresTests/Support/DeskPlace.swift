// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import WeChatBot
import WeChatProtocol

/// Deliveries of one account, at the machine's own time.
struct DeskPlace {
    let account = "main"
    /// When they arrive; a replica's clock need not be the database's.
    var now: WallTime = 1_700_000_000_000

    func user(_ name: String = "oUser") -> UserKey { UserKey(account: self.account, user: OpenID(rawValue: name)) }

    func key(_ number: Int) -> DeliveryKey {
        let bytes = (0..<32).map { UInt8(truncatingIfNeeded: $0 < 4 ? 1 : number >> ($0 % 4 * 8)) }
        guard let key = DeliveryKey(bytes: bytes) else { preconditionFailure("thirty-two bytes are a key") }
        return key
    }

    func lease(of owner: Int64) -> Lease { Lease(owner: owner, end: self.now + .seconds(4)) }

    func claim(_ number: Int, by owner: Int64 = 1, of user: String = "oUser") -> Claim {
        Claim(
            key: self.key(number),
            user: self.user(user),
            push: [UInt8(truncatingIfNeeded: number)],
            arrival: self.now,
            lease: self.lease(of: owner)
        )
    }

    func answered(_ number: Int, _ reply: Reply = "reply", by owner: Int64 = 1) -> DeskChange {
        .answered(self.key(number), reply, owner: owner, at: self.now)
    }

    func late(_ number: Int, for user: String = "oUser", _ way: LateReply.Way) -> LateReply {
        let id = LateReply.ID(key: self.key(number))
        return LateReply(id: id, user: self.user(user), reply: "late", way: way, expires: self.now + .seconds(90))
    }

    func letter(_ number: Int, detail: String) -> DeadLetter {
        let key = self.key(number)
        return DeadLetter(key: key, user: self.user(), time: self.now, reason: .handlerFailed, detail: detail)
    }
}
#endif
